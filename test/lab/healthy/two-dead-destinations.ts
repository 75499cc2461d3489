import { defineHealthy } from '../types.ts';

/** Bounces to forged senders: two unrelated servers keep silent, while others are reached before. */
export default defineHealthy({
  id: 'two-dead-destinations',
  setup: `
    stop_resolver
    put_line /etc/dnsmasq.conf 'mx-host=gone.test,mx.gone.test,10'
    put_line /etc/dnsmasq.conf 'host-record=mx.gone.test,198.18.0.25'
    put_line /etc/dnsmasq.conf 'mx-host=dead.test,mx.dead.test,10'
    put_line /etc/dnsmasq.conf 'host-record=mx.dead.test,203.0.113.99'
    start_resolver
    outside nft add table inet nobody
    outside nft add chain inet nobody hole '{ type filter hook prerouting priority 0; }'
    outside nft add rule inet nobody hole ip daddr '{ 198.18.0.25, 203.0.113.99 }' drop
    set_parameter 'smtp_connect_timeout = 2s'
    settle
    restart_postfix
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'
    send someone@gone.test
    send someone@dead.test`,
  proof: `
    wait_log 'to=<someone@gone.test>.*Connection timed out' 20
    wait_log 'to=<someone@dead.test>.*Connection timed out' 20`,
});
