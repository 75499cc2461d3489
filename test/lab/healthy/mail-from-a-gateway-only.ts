import { defineHealthy } from '../types.ts';

const rules = `table inet filter {
  set gateways { type ipv4_addr; flags interval; elements = { 198.51.100.64/27, 203.0.113.128-203.0.113.140 } }
  set banned { type ipv4_addr; flags timeout; elements = { 203.0.113.200 timeout 1h } }
  chain input {
    type filter hook input priority filter; policy drop;
    ct state established,related accept
    iif lo accept
    ip saddr @banned reject
    tcp dport 22 limit rate 10/minute accept
    ip saddr @gateways tcp dport 25 accept
  }
}`;

/** A filtering service receives the mail; only its servers are let in. */
export default defineHealthy({
  id: 'mail-from-a-gateway-only',
  setup: `nft -f - <<'RULES'
${rules}
RULES`,
  proof: `
    dial_from_outside 192.0.2.10 25
    nft list ruleset | grep 'policy drop'
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
