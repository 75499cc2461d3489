import { defineHealthy } from '../types.ts';

export default defineHealthy({
  id: 'ipv4-only',
  setup: `
    stop_resolver
    sed -i -E 's/^(host-record=mail.example.test,192.0.2.10),.*/\\1/' /etc/dnsmasq.conf
    start_resolver
    ip -6 address flush dev eth0
    set_parameter 'inet_protocols = ipv4'
    restart_postfix`,
  proof: `
    test -z "$(ss -Hltn6 'sport = :25')"
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
