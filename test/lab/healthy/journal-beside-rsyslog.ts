import { defineHealthy } from '../types.ts';

/** Debian's other habit: the journal takes all lines and hands them on to rsyslog, which writes the files. */
export default defineHealthy({
  id: 'journal-beside-rsyslog',
  setup: `
    stop_postfix
    stop_syslog
    mkdir -p /etc/systemd/journald.conf.d
    printf '[Journal]\\nForwardToSyslog=yes\\n' > /etc/systemd/journald.conf.d/forward.conf
    start_journal
    sed -i 's|load="imuxsock"|& SysSock.Name="/run/systemd/journal/syslog"|' /etc/rsyslog.conf
    rsyslogd
    wait_until 5 test -S /run/systemd/journal/syslog
    start_postfix`,
  proof: `
    readlink /dev/log | grep journal
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'
    journalctl -q SYSLOG_FACILITY=2 | grep 'to=<someone@other.test>.*status=sent'`,
});
