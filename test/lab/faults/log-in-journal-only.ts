import { defineFault } from '../types.ts';

/** A stand-in for systemd-journald: its name, and somebody who listens on its socket. */
const journald = `
    mkdir -p /run/systemd/journal
    perl -MIO::Socket::UNIX -e '$s = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => "/run/systemd/journal/dev-log") or die; chmod 0666, "/run/systemd/journal/dev-log"; recv $s, $line, 9000, 0 while 1' &
    cp "$(command -v sleep)" /usr/lib/systemd-journald
    /usr/lib/systemd-journald 1000 &
    wait_until 5 test -S /run/systemd/journal/dev-log
    ln -sf /run/systemd/journal/dev-log /dev/log`;

export default defineFault({
  id: 'log-in-journal-only',
  finding: 'log-in-journal-only',
  inject: `
    stop_syslog
    rm -f $LOG /var/log/syslog /etc/rsyslog.conf
    ${journald}
    restart_postfix`,
  symptom: `
    dial 127.0.0.1 25
    fails ls $LOG
    readlink /dev/log | grep journal`,
  variants: [
    {
      name: 'beside-rsyslog-without-mail',
      inject: `
        stop_syslog
        rm -f $LOG /var/log/syslog
        printf 'module(load="imuxsock" SysSock.Use="off")\\nkern.* /var/log/kern.log\\n' > /etc/rsyslog.conf
        rm -f /etc/rsyslog.d/*
        ${journald}
        rsyslogd
        restart_postfix`,
    },
  ],
});
