import { defineFault } from '../types.ts';

export default defineFault({
  id: 'unknown-smtpd-restriction',
  finding: 'unknown-smtpd-restriction',
  inject: `
    set_parameter 'smtpd_recipient_restrictions = permit_mynetworks, reject_unkown_recipient_domain'
    touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
    restart_postfix`,
  symptom: `
    dial_from_outside 192.0.2.10 25 'EHLO client.outside.test' 'MAIL FROM:<a@outside.test>' 'RCPT TO:<alice@example.test>' | grep '^451 4.3.5' `,
  variants: [
    {
      name: 'removed-in-an-upgrade',
      since: '3.9',
      inject: `
        set_parameter 'smtpd_recipient_restrictions = permit_mynetworks, permit_naked_ip_address'
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
    {
      name: 'in-a-class',
      inject: `
        put_line /etc/postfix/main.cf 'smtpd_restriction_classes = strict'
        put_line /etc/postfix/main.cf 'strict = reject_unauth_pipelining, permit_foo'
        put_line /etc/postfix/main.cf 'smtpd_sender_restrictions = strict'
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
    {
      name: 'in-master-cf',
      inject: `
        sed -i -E 's/^smtp +inet.*/&\\n  -o smtpd_client_restrictions=permit_mynetworks,reject_rbl_clent,zen.example.test/' /etc/postfix/master.cf
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
  ],
});
