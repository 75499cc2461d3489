import { defineFault } from '../types.ts';

export default defineFault({
  id: 'reload-needed',
  finding: 'reload-needed',
  inject: `
    sed -i -E 's/^smtp +inet/#&/' /etc/postfix/master.cf
    restart_postfix
    sleep 3
    sed -i -E 's/^#(smtp +inet.*smtpd)$/\\1/' /etc/postfix/master.cf`,
  symptom: `
    postconf -M | grep -E '^(smtp|25) +inet'
    fails dial 127.0.0.1 25
    fails dial_from_outside 192.0.2.10 25`,
  variants: [
    {
      name: 'after-a-reload',
      inject: `
        drop_lines /etc/postfix/master.cf '^smtp +inet'
        postfix reload
        sleep 3
        put_line /etc/postfix/master.cf '25 inet n - y - - smtpd' `,
    },
  ],
});
