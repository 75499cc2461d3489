import { defineHealthy } from '../types.ts';

export default defineHealthy({
  id: 'custom-syslog-name',
  setup: `
    set_parameter 'syslog_name = mx1'
    restart_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'mx1/smtp.*to=<someone@other.test>.*status=sent'`,
});
