import { defineHealthy } from '../types.ts';

export default defineHealthy({
  id: 'null-client-without-smtpd',
  setup: `
    sed -i -E 's/^smtp +inet/#&/' /etc/postfix/master.cf
    set_parameter 'mydestination ='
    set_parameter 'relayhost = [mx.remote.test]'
    restart_postfix`,
  proof: `
    fails dial 127.0.0.1 25
    send someone@other.test
    wait_log 'to=<someone@other.test>, relay=mx.remote.test.*status=sent'`,
});
