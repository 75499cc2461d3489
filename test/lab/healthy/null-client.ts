import { defineHealthy } from '../types.ts';

/** A machine that only hands its mail to the company's server: nobody is meant to reach its port 25. */
export default defineHealthy({
  id: 'null-client',
  setup: `
    set_parameter 'inet_interfaces = loopback-only'
    set_parameter 'mydestination ='
    set_parameter 'relayhost = [mx.remote.test]'
    set_parameter 'local_transport = error:local delivery is disabled'
    restart_postfix`,
  proof: `
    dial 127.0.0.1 25
    fails dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>, relay=mx.remote.test.*status=sent'`,
});
