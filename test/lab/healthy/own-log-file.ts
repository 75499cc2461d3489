import { defineHealthy } from '../types.ts';

/** Postfix writes its log itself (postlogd); no syslog daemon runs. */
export default defineHealthy({
  id: 'own-log-file',
  setup: `
    stop_postfix
    set_parameter 'maillog_file = /var/log/postfix.log'
    stop_syslog
    rm -f $LOG
    start_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent' 10 /var/log/postfix.log`,
});
