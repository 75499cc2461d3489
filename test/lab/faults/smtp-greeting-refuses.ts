import { defineFault } from '../types.ts';

export default defineFault({
  id: 'smtp-greeting-refuses',
  finding: 'smtp-greeting-refuses',
  inject: `
    set_parameter 'smtpd_client_restrictions = reject'
    set_parameter 'smtpd_delay_reject = no'
    touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
    restart_postfix`,
  symptom: `
    dial_from_outside 192.0.2.10 25 | grep -E '^(421|5[0-9][0-9])'
    dial 127.0.0.1 25 | grep -E '^(421|5[0-9][0-9])' `,
  variants: [
    {
      name: 'for-now',
      inject: `
        sed -i -E 's/^smtp +inet.*/&\\n  -o smtpd_delay_reject=no\\n  -o { smtpd_client_restrictions = check_client_access static:{421 4.3.2 closed for today} }/' /etc/postfix/master.cf
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
  ],
});
