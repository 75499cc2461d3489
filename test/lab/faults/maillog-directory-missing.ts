import { defineFault } from '../types.ts';

export default defineFault({
  id: 'maillog-directory-missing',
  finding: 'maillog-directory-missing',
  inject: `
    set_parameter 'maillog_file = /var/log/postfix/mail.log'
    restart_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    fails ls -d "$(dirname "$(postconf -hx maillog_file)")"`,
  variants: [
    {
      name: 'gone-after-a-reboot',
      inject: `
        mkdir -p /var/run/mail
        set_parameter 'logs = /var/run/mail'
        set_parameter 'maillog_file = $logs/mail.log'
        restart_postfix
        wait_log 'daemon started' 10 /var/run/mail/mail.log
        stop_postfix
        rm -r /var/run/mail
        start_postfix`,
    },
  ],
});
