import { defineHealthy } from '../types.ts';

/** Postfix listens on a high port, as in a container, and the packet filter passes port 25 on to it. */
export default defineHealthy({
  id: 'redirected-port',
  setup: `
    sed -i -E 's/^smtp( +inet)/2525\\1/' /etc/postfix/master.cf
    restart_postfix
    nft add table inet ports
    nft add chain inet ports incoming '{ type nat hook prerouting priority dstnat; }'
    nft add rule inet ports incoming tcp dport 25 redirect to :2525`,
  proof: `
    dial_from_outside 192.0.2.10 25
    dial 127.0.0.1 2525
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
