import { defineFault } from '../types.ts';

export default defineFault({
  id: 'firewall-drops-smtp',
  finding: 'firewall-drops-smtp',
  inject: `
    nft add table inet guard
    nft add chain inet guard input '{ type filter hook input priority 0; }'
    nft add rule inet guard input iif eth0 tcp dport 25 drop`,
  symptom: `
    DIAL_SECONDS=2 fails dial_from_outside 192.0.2.10 25
    dial 192.0.2.10 25`,
  variants: [
    {
      name: 'everywhere',
      inject: `
        nft -f - <<'RULES'
table inet guard {
  chain input {
    type filter hook input priority filter; policy accept;
    tcp dport { 25, 26 } counter drop
  }
}
RULES`,
      symptom: `
        DIAL_SECONDS=2 fails dial_from_outside 192.0.2.10 25
        DIAL_SECONDS=2 fails dial 127.0.0.1 25`,
    },
    {
      name: 'policy',
      inject: `
        nft -f - <<'RULES'
table ip filter {
  set open { type inet_service; flags interval; elements = { 22, 80, 443, 1000-1010 } }
  chain services { tcp dport @open accept; }
  chain input {
    type filter hook input priority filter; policy drop;
    ct state established,related accept
    iifname "lo" accept
    ip saddr 10.0.0.0/8 accept
    jump services
  }
}
RULES`,
    },
    {
      name: 'iptables',
      inject: `
        iptables -N mail
        iptables -A INPUT -i lo -j ACCEPT
        iptables -A INPUT -p tcp -m multiport --dports smtp,submission -j mail
        iptables -A mail -m comment --comment "no mail here" -j DROP`,
    },
    {
      name: 'before-routing',
      inject: `
        nft -f - <<'RULES'
table inet early {
  map verdicts { type inet_service : verdict; elements = { 25 : drop, 23 : drop } }
  chain first {
    type filter hook prerouting priority raw; policy accept;
    iifname "eth*" tcp dport vmap @verdicts
  }
}
RULES`,
    },
    {
      name: 'legacy',
      inject: `
        iptables-legacy -P INPUT DROP
        iptables-legacy -A INPUT -i lo -j ACCEPT
        iptables-legacy -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
        iptables-legacy -A INPUT -p tcp --dport 22 -j ACCEPT`,
    },
  ],
});
