import { defineHealthy } from '../types.ts';

/** A machine without any IPv4 address but loopback. */
export default defineHealthy({
  id: 'ipv6-only',
  setup: `
    stop_resolver
    sed -i -E -e 's/^(host-record=mail.example.test),192.0.2.10/\\1/' -e 's/^(host-record=example.test,).*/\\12001:db8::10/' /etc/dnsmasq.conf
    start_resolver
    sed -i 's/192.0.2.10/2001:db8::10/' /etc/hosts
    ip -4 address flush dev eth0
    set_parameter 'inet_protocols = ipv6'
    restart_postfix`,
  proof: `
    dial_from_outside 2001:db8::10 25
    send someone@six.test
    wait_log 'to=<someone@six.test>.*status=sent'`,
});
