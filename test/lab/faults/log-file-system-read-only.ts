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
      name: 'file-system-of-its-own',
      inject: `
        stop_syslog
        mount -t tmpfs tmpfs /var/log
        install -m 640 -g adm /dev/null $LOG
        mount -o remount,ro /var/log
        start_syslog`,
    },
  ],
});
