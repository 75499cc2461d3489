import { defineFault } from '../types.ts';

/** Strangers can send mail to anywhere. */
export default defineFault({
  id: 'open-relay',
  finding: 'open-relay',
  inject: `
    set_parameter 'mynetworks = 127.0.0.0/8, 0.0.0.0/0'
    touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
    restart_postfix`,
  symptom: `
    dial_from_outside 192.0.2.10 25 'EHLO client.outside.test' 'MAIL FROM:<spam@outside.test>' 'RCPT TO:<someone@remote.test>' | grep '^250 2.1.5' `,
  variants: [
    {
      name: 'class-that-permits',
      inject: `
        drop_lines /etc/postfix/main.cf '^smtpd_relay_restrictions'
        put_line /etc/postfix/main.cf 'smtpd_restriction_classes = everyone'
        put_line /etc/postfix/main.cf 'everyone = permit'
        put_line /etc/postfix/main.cf 'smtpd_relay_restrictions = permit_mynetworks, reject_non_fqdn_recipient,'
        put_line /etc/postfix/main.cf '  everyone, reject_unauth_destination'
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
    {
      name: 'one-service',
      inject: `
        put_line /etc/postfix/master.cf '2500 inet n - y - - smtpd'
        put_line /etc/postfix/master.cf '  -o smtpd_relay_restrictions=permit_mynetworks -o { mynetworks = 128.0.0.0/1 }'
        put_line /etc/postfix/master.cf '  -o smtpd_recipient_restrictions=permit_mynetworks,reject'
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
      symptom: `
        dial_from_outside 192.0.2.10 2500 'EHLO client.outside.test' 'MAIL FROM:<spam@outside.test>' 'RCPT TO:<someone@remote.test>' | grep '^250 2.1.5' `,
    },
    {
      name: 'every-domain',
      inject: `
        set_parameter 'relay_domains = static:all'
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
    {
      name: 'networks-in-a-file',
      inject: `
        printf '10.0.0.0/8 own\\n198.0.0.0/7 nobody remembers why\\n' > /etc/postfix/trusted
        set_parameter 'mynetworks = 127.0.0.0/8 cidr:/etc/postfix/trusted'
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
  ],
});
