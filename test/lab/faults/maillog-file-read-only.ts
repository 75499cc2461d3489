import { defineFault } from '../types.ts';

export default defineFault({
  id: 'maillog-file-read-only',
  finding: 'maillog-file-read-only',
  inject: `
    mkdir /var/mail-log
    mount -t tmpfs tmpfs /var/mail-log
    set_parameter 'maillog_file = /var/mail-log/postfix.log'
    restart_postfix
    wait_log 'daemon started' 10 /var/mail-log/postfix.log
    stop_postfix
    mount -o remount,ro /var/mail-log
    start_postfix`,
  symptom: `
    fails touch "$(postconf -hx maillog_file)"
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'bind-mount',
      inject: `
        stop_postfix
        mkdir -p /srv/log
        mount --bind /srv/log /srv/log
        mount -o remount,bind,ro /srv/log
        put_line /etc/postfix/main.cf 'maillog_file_prefixes = /srv'
        put_line /etc/postfix/main.cf 'maillog_file = /srv/log/postfix.log'
        start_postfix`,
    },
  ],
});
