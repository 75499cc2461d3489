import { defineFault } from '../types.ts';

export default defineFault({
  id: 'firewall-rejects-smtp',
  finding: 'firewall-rejects-smtp',
  inject: `
    nft add table inet guard
    nft add chain inet guard input '{ type filter hook input priority 0; }'
    nft add rule inet guard input iifname eth0 tcp dport 20-30 reject with tcp reset`,
  symptom: `
    fails dial_from_outside 192.0.2.10 25
    dial 192.0.2.10 25`,
  variants: [
    {
      name: 'ufw',
      inject: `
        iptables-restore <<'RULES'
*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
:ufw-before-input - [0:0]
:ufw-user-input - [0:0]
:ufw-reject-input - [0:0]
-A INPUT -j ufw-before-input
-A INPUT -j ufw-reject-input
-A ufw-before-input -i lo -j ACCEPT
-A ufw-before-input -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A ufw-before-input -j ufw-user-input
-A ufw-user-input -p tcp -m tcp --dport 22 -j ACCEPT
-A ufw-reject-input -j REJECT --reject-with icmp-port-unreachable
COMMIT
RULES`,
    },
    {
      name: 'everything-at-the-end',
      inject: `
        iptables -A INPUT -i lo -j ACCEPT
        iptables -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
        iptables -A INPUT -p tcp -m tcp --dport 587 -j ACCEPT
        iptables -A INPUT -j REJECT --reject-with icmp-host-prohibited`,
    },
  ],
});
