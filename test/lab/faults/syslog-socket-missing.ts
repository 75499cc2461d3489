import { defineFault } from '../types.ts';

export default defineFault({
  id: 'syslog-socket-missing',
  finding: 'syslog-socket-missing',
  inject: 'rm /dev/log',
  symptom: `
    kill -0 "$(cat /run/rsyslogd.pid)"
    token=$RANDOM$RANDOM
    logger -p mail.info -t postfix/test $token || true
    sleep 0.5
    fails grep $token $LOG`,
  variants: [
    {
      name: 'socket-of-nobody',
      inject: `
        rm /dev/log
        perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => "/dev/log") or die'`,
    },
    {
      name: 'input-not-loaded',
      inject: `
        stop_syslog
        sed -i '/imuxsock/d' /etc/rsyslog.conf
        rm -f /etc/rsyslog.d/postfix.conf
        rsyslogd
        sleep 0.5`,
      also: ['chroot-syslog-socket-missing'],
    },
  ],
});
