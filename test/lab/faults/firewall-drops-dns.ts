import { defineFault } from '../types.ts';

export default defineFault({
  id: 'firewall-drops-dns',
  finding: 'firewall-drops-dns',
  inject: `
    nft add table inet filter
    nft add chain inet filter output '{ type filter hook output priority 0; policy accept; }'
    nft add rule inet filter output udp dport 53 drop
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*Host not found, try again' 25`,
  variants: [
    {
      name: 'loopback-forgotten',
      inject: `
        iptables -A INPUT -p tcp -m multiport --dports 22,25 -j ACCEPT
        iptables -P INPUT DROP
        send someone@other.test`,
    },
  ],
});
