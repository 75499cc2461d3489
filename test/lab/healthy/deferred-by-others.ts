import { defineHealthy } from '../types.ts';

/** What every mail server has in its queue: one remote server is down, and one domain doesn't exist. Neither is this host's fault. */
export default defineHealthy({
  id: 'deferred-by-others',
  setup: `
    stop_resolver
    put_line /etc/dnsmasq.conf 'mx-host=down.test,client.outside.test,10'
    start_resolver
    send someone@down.test
    send someone@nosuch.test alice@example.test`,
  proof: `
    wait_log 'to=<someone@down.test>.*status=deferred .*Connection refused'
    wait_log 'to=<someone@nosuch.test>.*status=bounced'
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
