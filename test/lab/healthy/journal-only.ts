import { defineHealthy } from '../types.ts';

/** As Debian installs it today: no syslog daemon, everything is in systemd's journal. */
export default defineHealthy({
  id: 'journal-only',
  setup: `
    stop_postfix
    stop_syslog
    rm -f $LOG /var/log/syslog /etc/rsyslog.conf
    start_journal
    start_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    logged() { journalctl -q SYSLOG_FACILITY=2 | grep 'to=<someone@other.test>.*status=sent'; }
    wait_until 10 logged`,
  allow: ['log-in-journal-only'],
});
