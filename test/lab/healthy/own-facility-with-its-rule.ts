import { defineHealthy } from '../types.ts';

/** Postfix logs as local5, and the logger has a rule and a file for it. */
export default defineHealthy({
  id: 'own-facility-with-its-rule',
  setup: `
    put_line /etc/rsyslog.d/20-postfix.conf 'local5.* -/var/log/postfix.log'
    put_line /etc/rsyslog.d/20-postfix.conf '& stop'
    stop_syslog
    start_syslog
    set_parameter 'syslog_facility = local5'
    restart_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent' 10 /var/log/postfix.log`,
});
