import { defineFault } from '../types.ts';

export default defineFault({
  id: 'log-file-system-read-only',
  finding: 'log-file-system-read-only',
  inject: `
    stop_syslog
    mount --bind /var/log /var/log
    mount -o remount,bind,ro /var/log
    start_syslog`,
  symptom: `
    fails touch $LOG
    token=$RANDOM$RANDOM
    logger -p mail.info -t postfix/test $token
    sleep 0.5
    fails grep $token $LOG`,
  variants: [
    {
      name: 'own-log',
      inject: `
        mkdir /var/mail-log
        mount -t tmpfs tmpfs /var/mail-log
        set_parameter 'maillog_file = /var/mail-log/postfix.log'
        restart_postfix
        wait_log 'daemon started' 10 /var/mail-log/postfix.log
        stop_postfix
        mount -o remount,ro /var/mail-log
        start_postfix`,
      symptom: 'fails touch /var/mail-log/postfix.log && postconf -h maillog_file | grep mail-log',
    },
  ],
});
