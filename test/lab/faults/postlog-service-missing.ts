import { defineFault } from '../types.ts';

export default defineFault({
  id: 'postlog-service-missing',
  finding: 'postlog-service-missing',
  inject: `
    drop_lines /etc/postfix/master.cf '^postlog'
    set_parameter 'maillog_file = /var/log/postfix.log'
    restart_postfix`,
  symptom: `
    postconf -h maillog_file | grep postfix.log
    fails grep '^postlog' /etc/postfix/master.cf
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'commented-out',
      inject: `
        stop_postfix
        sed -i 's/^postlog/#&/' /etc/postfix/master.cf
        put_line /etc/postfix/main.cf 'maillog_file = /var/log/postfix.log'
        start_postfix`,
    },
  ],
});
