import { defineFault } from '../types.ts';

export default defineFault({
  id: 'firewall-rejects-outgoing-smtp',
  finding: 'firewall-rejects-outgoing-smtp',
  inject: `
    nft add table inet filter
    nft add chain inet filter output '{ type filter hook output priority 0; policy accept; }'
    nft add rule inet filter output tcp dport 25 reject with tcp reset
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*(Connection refused|No route to host)'`,
  variants: [
    {
      name: 'iptables',
      inject: `
        iptables -I OUTPUT -p tcp --dport smtp -j REJECT --reject-with icmp-host-unreachable
        send someone@other.test`,
    },
  ],
});
