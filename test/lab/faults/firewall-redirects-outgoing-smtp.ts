import { defineFault } from '../types.ts';

export default defineFault({
  id: 'firewall-redirects-outgoing-smtp',
  finding: 'firewall-redirects-outgoing-smtp',
  inject: `
    nft add table ip nat
    nft add chain ip nat output '{ type nat hook output priority -100; }'
    nft add rule ip nat output tcp dport 25 dnat to 198.51.100.77:2525
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*status=(deferred|bounced)'`,
  variants: [
    {
      name: 'iptables',
      inject: `
        iptables -t nat -A OUTPUT -p tcp --dport 25 -j REDIRECT --to-ports 2525
        send someone@other.test`,
    },
  ],
});
