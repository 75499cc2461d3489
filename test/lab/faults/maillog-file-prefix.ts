import { defineFault } from '../types.ts';

export default defineFault({
  id: 'maillog-file-prefix',
  finding: 'maillog-file-prefix',
  inject: `
    set_parameter 'maillog_file = /opt/postfix.log'
    restart_postfix`,
  symptom: `
    postconf -h maillog_file | grep postfix.log
    fails postfix start`,
  variants: [
    {
      name: 'prefixes-narrowed',
      inject: `
        stop_postfix
        put_line /etc/postfix/main.cf 'maillog_file_prefixes = /srv/log'
        put_line /etc/postfix/main.cf 'maillog_file = /var/log/postfix.log'
        start_postfix`,
    },
    {
      name: 'while-running',
      inject: "set_parameter 'maillog_file = var/log/postfix.log'",
    },
  ],
});
