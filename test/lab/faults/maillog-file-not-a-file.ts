import { defineFault } from '../types.ts';

export default defineFault({
  id: 'maillog-file-not-a-file',
  finding: 'maillog-file-not-a-file',
  inject: `
    mkdir /var/log/postfix
    set_parameter 'maillog_file = /var/log/postfix'
    restart_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    test -d "$(postconf -h maillog_file)"`,
  variants: [
    {
      name: 'mounted-by-a-container',
      inject: `
        stop_postfix
        mkdir -p /var/log/postfix.log
        mount -t tmpfs tmpfs /var/log/postfix.log
        put_line /etc/postfix/main.cf 'maillog_file = /var/log/postfix.log'
        start_postfix`,
    },
  ],
});
