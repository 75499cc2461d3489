import { defineHealthy } from '../types.ts';

/** The provider's name has SRV records only, and they lead to another name. */
export default defineHealthy({
  id: 'relay-by-srv-record',
  since: '3.8',
  setup: `
    put_line /etc/dnsmasq.conf 'srv-host=_submission._tcp.provider.test,mx.remote.test,25'
    stop_resolver
    start_resolver
    set_parameter 'use_srv_lookup = submission'
    set_parameter 'relayhost = provider.test:submission'
    settle
    restart_postfix`,
  proof: `
    send someone@other.test
    wait_log 'to=<someone@other.test>, relay=mx.remote.test.*status=sent'`,
});
