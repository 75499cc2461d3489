import { defineHealthy } from '../types.ts';

const rules = `table inet filter {
  set services { type inet_service; elements = { 22, 25, 587 }; }
  chain input {
    type filter hook input priority filter; policy drop;
    ct state vmap { established : accept, related : accept, invalid : drop }
    iif lo accept
    meta l4proto { icmp, ipv6-icmp } accept
    tcp dport @services jump welcome
    tcp dport 23 drop
  }
  chain welcome {
    counter accept
  }
  chain output {
    type filter hook output priority filter; policy accept;
  }
}`;

export default defineHealthy({
  id: 'firewall-that-accepts-smtp',
  setup: `nft -f - <<'RULES'
${rules}
RULES`,
  proof: `
    nft list ruleset | grep 'policy drop'
    dial_from_outside 192.0.2.10 25
    dial_from_outside 2001:db8::10 25
    DIAL_SECONDS=1 fails dial_from_outside 192.0.2.10 23
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
