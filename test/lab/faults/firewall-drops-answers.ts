import { defineFault } from '../types.ts';

const HASTE = `
  set_parameter 'smtp_connect_timeout = 2s'
  settle
  restart_postfix`;
const SEND = `
  send someone@other.test
  send someone@remote.test`;

export default defineFault({
  id: 'firewall-drops-answers',
  finding: 'firewall-drops-answers',
  inject: `${HASTE}
    iptables -A INPUT -i lo -j ACCEPT
    iptables -A INPUT -p tcp --dport 22 -j ACCEPT
    iptables -A INPUT -p tcp --dport 25 -j ACCEPT
    iptables -P INPUT DROP
    ${SEND}`,
  symptom: `
    wait_log 'to=<someone@other.test>.*Connection timed out' 25
    wait_log 'to=<someone@remote.test>.*Connection timed out' 25
    dial_from_outside 192.0.2.10 25`,
  variants: [
    {
      name: 'nft',
      inject: `${HASTE}
        nft -f - <<'RULES'
        table inet filter {
          chain input {
            type filter hook input priority filter; policy accept;
            iif lo accept
            meta l4proto { icmp, ipv6-icmp } accept
            tcp dport { 22, 25, 587 } ct state new,established accept
            counter drop
            ct state established,related accept
          }
        }
RULES
        ${SEND}`,
    },
  ],
});
