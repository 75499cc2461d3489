import { defineFault } from '../types.ts';

export default defineFault({
  id: 'smtp-service-on-other-port',
  finding: 'smtp-service-on-other-port',
  inject: `
    sed -i -E 's/^smtp( +inet)/2525\\1/' /etc/postfix/master.cf
    restart_postfix`,
  symptom: `
    fails dial_from_outside 192.0.2.10 25
    wait_until 5 dial 127.0.0.1 "$(ss -Hltn | grep -oE '0.0.0.0:(26|2525)' | cut -d: -f2)"`,
  variants: [
    {
      name: 'second-line-edited',
      inject: `
        drop_lines /etc/postfix/master.cf '^smtp +inet'
        put_line /etc/postfix/master.cf '26 inet n - n - - smtpd -o smtpd_sasl_auth_enable=no'
        postfix reload
        wait_until 5 sh -c "ss -Hltn 'sport = :25' | grep -c . | grep '^0'"`,
    },
  ],
});
