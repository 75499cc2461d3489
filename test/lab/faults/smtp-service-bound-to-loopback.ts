import { defineFault } from '../types.ts';

export default defineFault({
  id: 'smtp-service-bound-to-loopback',
  finding: 'smtp-service-bound-to-loopback',
  inject: `
    sed -i -E 's/^smtp( +inet)/127.0.0.1:smtp\\1/' /etc/postfix/master.cf
    restart_postfix`,
  symptom: `
    wait_until 5 dial "\${LOOPBACK:-127.0.0.1}" 25
    fails dial_from_outside 192.0.2.10 25`,
  variants: [
    {
      name: 'by-name',
      inject: `
        drop_lines /etc/postfix/master.cf '^smtp +inet'
        put_line /etc/postfix/master.cf 'localhost:25 inet n - y - - smtpd'
        restart_postfix`,
    },
    {
      name: 'ipv6',
      inject: `
        sed -i -E 's/^smtp( +inet)/[::1]:smtp\\1/' /etc/postfix/master.cf
        restart_postfix`,
      symptom: `
        dial ::1 25
        fails dial_from_outside 192.0.2.10 25`,
    },
  ],
});
