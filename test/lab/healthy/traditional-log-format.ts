import { defineHealthy } from '../types.ts';

/** Time stamps without year and zone, as older releases write them, in a file of another name. */
export default defineHealthy({
  id: 'traditional-log-format',
  setup: `
    stop_postfix
    stop_syslog
    sed -i -E -e '1i $ActionFileDefaultTemplate RSYSLOG_TraditionalFileFormat' -e 's|^mail\\.\\*.*|mail.* -/var/log/maillog|' /etc/rsyslog.conf
    rm $LOG
    start_syslog
    start_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log '^[A-Z][a-z][a-z] [ 0-9]+:.*to=<someone@other.test>.*status=sent' 10 /var/log/maillog`,
});
