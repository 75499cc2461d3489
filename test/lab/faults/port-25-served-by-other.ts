import { defineFault } from '../types.ts';

/** Connections to port 25 end at something that this host does not show as the listener, as with a container. */
export default defineFault({
  id: 'port-25-served-by-other',
  finding: 'port-25-served-by-other',
  inject: `
    listen_as /opt/gateway/bin/gw 0.0.0.0 2526 '220 gw.example.test ESMTP Exim 4.96'
    nft add table ip detour
    nft add chain ip detour output '{ type nat hook output priority -100; }'
    nft add rule ip detour output ip daddr '{ 127.0.0.1, 192.0.2.10 }' tcp dport 25 redirect to :2526`,
  symptom: `
    dial 127.0.0.1 25 | grep Exim
    dial 192.0.2.10 25 | grep Exim`,
  variants: [
    {
      name: 'by-iptables',
      inject: `
        listen_as /opt/gateway/bin/gw 0.0.0.0 2527 '220 smtp.gateway.test Microsoft ESMTP MAIL Service ready'
        iptables -t nat -A OUTPUT -p tcp -d 127.0.0.0/8 --dport 25 -j REDIRECT --to-ports 2527`,
      symptom: `
        dial 127.0.0.1 25 | grep Microsoft`,
    },
  ],
});
