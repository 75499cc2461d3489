import { defineFault } from '../types.ts';

export default defineFault({
  id: 'smtpd-crash-loop',
  finding: 'smtpd-crash-loop',
  inject: `
    set_parameter 'smtpd_relay_restrictions ='
    set_parameter 'smtpd_recipient_restrictions = permit_mynetworks'
    touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
    restart_postfix`,
  symptom: `
    fails dial_from_outside 192.0.2.10 25
    wait_log 'smtpd: bad command startup -- throttling' `,
  variants: [
    {
      name: 'no-login-service',
      inject: `
        set_parameter 'smtpd_sasl_auth_enable = yes'
        set_parameter 'smtpd_sasl_type = dovecot'
        set_parameter 'smtpd_sasl_path = private/no-such-socket'
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
    {
      name: 'submission-only',
      inject: `
        put_line /etc/postfix/master.cf 'submission inet n - y - - smtpd'
        put_line /etc/postfix/master.cf '  -o syslog_name=postfix/submission'
        put_line /etc/postfix/master.cf '  -o smtpd_relay_restrictions= -o smtpd_recipient_restrictions=permit_sasl_authenticated'
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
      symptom: `
        dial 127.0.0.1 25
        fails dial_from_outside 192.0.2.10 587
        wait_log 'smtpd: bad command startup -- throttling' `,
    },
  ],
});
