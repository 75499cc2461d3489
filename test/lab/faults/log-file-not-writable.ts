import { defineFault } from '../types.ts';

const symptom = `
    kill -0 "$(cat /run/rsyslogd.pid)"
    token=$RANDOM$RANDOM
    logger -p mail.info -t postfix/test $token
    sleep 0.5
    fails grep -r $token $LOG`;

export default defineFault({
  id: 'log-file-not-writable',
  finding: 'log-file-not-writable',
  inject: `
    useradd -r -M syslog
    stop_syslog
    sed -i '1i $PrivDropToUser syslog' /etc/rsyslog.conf
    rsyslogd
    wait_until 5 test -S /dev/log`,
  symptom,
  variants: [
    {
      name: 'directory-in-its-place',
      inject: `
        stop_syslog
        rm $LOG
        mkdir $LOG
        start_syslog`,
    },
    {
      name: 'file-gone',
      inject: `
        useradd -r -M syslog
        stop_syslog
        rm $LOG
        sed -i '1i $PrivDropToUser syslog' /etc/rsyslog.conf
        rsyslogd
        wait_until 5 test -S /dev/log`,
      symptom: `
        kill -0 "$(cat /run/rsyslogd.pid)"
        logger -p mail.info -t postfix/test hello
        sleep 0.5
        fails test -e $LOG`,
    },
  ],
});
