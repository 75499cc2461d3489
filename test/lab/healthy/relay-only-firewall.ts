import { defineHealthy } from '../types.ts';

/** A null client whose packet filter lets mail out to the relay alone, with no name server and no default route. */
export default defineHealthy({
  id: 'relay-only-firewall',
  setup: `
    set_parameter 'relayhost = [198.51.100.25]'
    set_parameter 'inet_interfaces = loopback-only'
    set_parameter 'mydestination ='
    settle
    restart_postfix
    ip route del default
    ip -6 route del default
    ip route add 198.51.100.0/24 via 192.0.2.1
    stop_resolver
    : > /etc/resolv.conf
    nft -f - <<'RULES'
    table inet filter {
      chain input {
        type filter hook input priority filter; policy drop;
        iif lo accept
        ct state established,related accept
      }
      chain output {
        type filter hook output priority filter; policy accept;
        oif lo accept
        ip daddr != 198.51.100.25 tcp dport 25 reject
      }
    }
RULES`,
  proof: `
    send someone@other.test
    wait_log 'to=<someone@other.test>.*relay=198.51.100.25.*status=sent' 20`,
});
