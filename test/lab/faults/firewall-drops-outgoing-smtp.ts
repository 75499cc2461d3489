import { defineFault } from '../types.ts';

const HASTE = `
  set_parameter 'smtp_connect_timeout = 2s'
  settle
  restart_postfix`;
const SEND = `
  send someone@other.test
  send someone@remote.test`;

export default defineFault({
  id: 'firewall-drops-outgoing-smtp',
  finding: 'firewall-drops-outgoing-smtp',
  inject: `${HASTE}
    nft add table inet filter
    nft add chain inet filter output '{ type filter hook output priority 0; policy accept; }'
    nft add rule inet filter output tcp dport 25 drop
    ${SEND}`,
  symptom: `
    wait_log 'to=<someone@other.test>.*Connection timed out' 25
    wait_log 'to=<someone@remote.test>.*Connection timed out' 25`,
  variants: [
    {
      name: 'iptables',
      inject: `${HASTE}
        iptables -A OUTPUT -o eth0 -p tcp -m multiport --dports 25,465,587 -j DROP
        ${SEND}`,
    },
    {
      name: 'policy',
      inject: `${HASTE}
        nft -f - <<'RULES'
        table ip out {
          chain output {
            type filter hook output priority filter; policy drop;
            ct state established,related accept
            oif lo accept
            udp dport 53 accept
            tcp dport { 53, 80, 443 } accept
          }
        }
RULES
        ${SEND}`,
    },
    {
      name: 'only-root-may-send',
      inject: `${HASTE}
        nft add table inet spam
        nft add chain inet spam out '{ type filter hook output priority 10; }'
        nft add rule inet spam out oifname eth0 tcp dport smtp meta skuid != 0 counter drop
        ${SEND}`,
    },
  ],
});
