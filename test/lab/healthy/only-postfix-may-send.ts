import { defineHealthy } from '../types.ts';

/** Rules against spam from web applications: nobody but Postfix connects to port 25, nobody asks foreign name servers. Halved routes, as a VPN sets them. */
export default defineHealthy({
  id: 'only-postfix-may-send',
  setup: `
    ip route del default
    ip route add 0.0.0.0/1 via 192.0.2.1
    ip route add 128.0.0.0/1 via 192.0.2.1
    ip -6 route del default
    set_parameter 'smtp_bind_address = 192.0.2.10'
    settle
    restart_postfix
    iptables -A OUTPUT -o lo -j ACCEPT
    iptables -A OUTPUT -p tcp --dport 25 -m owner --uid-owner postfix -j ACCEPT
    iptables -A OUTPUT -p tcp --dport 25 -j REJECT --reject-with tcp-reset
    iptables -A OUTPUT -p udp --dport 53 -j DROP
    iptables -A INPUT -i lo -j ACCEPT
    iptables -A INPUT -m state --state ESTABLISHED,RELATED -j ACCEPT
    iptables -A INPUT -p tcp --dport 25 -j ACCEPT
    iptables -P INPUT DROP`,
  proof: `
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'
    dial_from_outside 192.0.2.10 25`,
});
