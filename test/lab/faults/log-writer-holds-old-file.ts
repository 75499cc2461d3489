import { defineFault } from '../types.ts';

export default defineFault({
  id: 'log-writer-holds-old-file',
  finding: 'log-writer-holds-old-file',
  inject: `
    mv $LOG $LOG.1
    install -m 640 -g adm /dev/null $LOG`,
  symptom: `
    token=$RANDOM$RANDOM
    logger -p mail.info -t postfix/test $token
    sleep 0.5
    fails grep $token $LOG
    ls -l /proc/"$(cat /run/rsyslogd.pid)"/fd | grep 'mail.log'`,
  variants: [
    {
      name: 'deleted',
      inject: 'rm $LOG',
    },
    {
      name: 'own-log',
      inject: `
        set_parameter 'maillog_file = /var/log/postfix.log'
        restart_postfix
        send alice@example.test
        wait_log 'status=sent' 10 /var/log/postfix.log
        mv /var/log/postfix.log /var/log/postfix.log-20261123`,
      symptom: `
        send alice@example.test
        sleep 1
        ls /var/log/postfix.log-20261123
        fails ls /var/log/postfix.log`,
    },
  ],
});
