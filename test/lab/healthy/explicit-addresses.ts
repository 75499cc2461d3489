import { defineHealthy } from '../types.ts';

export default defineHealthy({
  id: 'explicit-addresses',
  setup: `
    set_parameter 'inet_interfaces = 192.0.2.10, [2001:db8::10], 127.0.0.1, ::1'
    restart_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    dial_from_outside 2001:db8::10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
