import { defineHealthy } from '../types.ts';

/** Sends everything to one address, without a name or a name server between. */
export default defineHealthy({
  id: 'relay-by-address',
  setup: `
    set_parameter 'relayhost = [198.51.100.25]'
    restart_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>, relay=198.51.100.25.*status=sent'`,
});
