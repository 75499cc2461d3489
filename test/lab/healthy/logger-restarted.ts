import { defineHealthy } from '../types.ts';

/** The syslog daemon is younger than Postfix; the jail has a log socket, so nobody is cut off. */
export default defineHealthy({
  id: 'logger-restarted',
  setup: `
    sleep 1
    stop_syslog
    start_syslog`,
  proof: `
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'
    dial_from_outside 192.0.2.10 25`,
});
