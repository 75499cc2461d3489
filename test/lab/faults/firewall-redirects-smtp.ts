import { defineFault } from '../types.ts';

export default defineFault({
  id: 'firewall-redirects-smtp',
  finding: 'firewall-redirects-smtp',
  inject: `
    nft add table ip mail
    nft add chain ip mail incoming '{ type nat hook prerouting priority -100; }'
    nft add rule ip mail incoming tcp dport 25 redirect to :2525`,
  symptom: `
    fails sh -c ". $LAB_HOME/lib/helpers.sh; DIAL_SECONDS=2 dial_from_outside 192.0.2.10 25 | grep Postfix"
    dial 192.0.2.10 25`,
  variants: [
    {
      name: 'to-a-container',
      inject: `
        iptables -t nat -N DOCKER
        iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
        iptables -t nat -A DOCKER ! -i docker0 -p tcp -m tcp --dport 25 -j DNAT --to-destination 172.17.0.2:25`,
    },
  ],
});
