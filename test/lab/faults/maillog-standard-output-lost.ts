import { defineFault } from '../types.ts';

export default defineFault({
  id: 'maillog-standard-output-lost',
  finding: 'maillog-standard-output-lost',
  inject: `
    set_parameter 'maillog_file = /dev/stdout'
    restart_postfix`,
  symptom: `
    dial 127.0.0.1 25
    postconf -h maillog_file | grep /dev/stdout
    pgrep -f 'sbin/master -w'`,
  variants: [
    {
      name: 'without-a-logger',
      inject: `
        stop_postfix
        stop_syslog
        put_line /etc/postfix/main.cf 'maillog_file = /dev/stdout'
        start_postfix`,
    },
  ],
});
