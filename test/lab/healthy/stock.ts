import { defineHealthy } from '../types.ts';

export default defineHealthy({
  id: 'stock',
  setup: '',
  proof: `
    dial_from_outside 192.0.2.10 25
    dial_from_outside 2001:db8::10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
