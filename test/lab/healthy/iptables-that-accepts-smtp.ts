import { defineHealthy } from '../types.ts';

const rules = `*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
:MAIL - [0:0]
-A INPUT -i lo -j ACCEPT
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A INPUT -p tcp -m multiport --dports 25,465,587 -j MAIL
-A INPUT -p tcp -j REJECT --reject-with tcp-reset
-A MAIL -s 203.0.113.200/32 -j DROP
-A MAIL -m conntrack --ctstate NEW -j ACCEPT
COMMIT`;

/** A blocked single client is the admin's wish, not a fault. */
export default defineHealthy({
  id: 'iptables-that-accepts-smtp',
  setup: `iptables-restore <<'RULES'
${rules}
RULES`,
  proof: `
    iptables -S INPUT | grep '^-P INPUT DROP'
    dial_from_outside 192.0.2.10 25
    fails dial_from_outside 192.0.2.10 24`,
});
