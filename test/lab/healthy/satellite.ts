import { defineHealthy } from '../types.ts';

/** Debian's "Satellite system": everything goes to a relay, and mail between local users stays here. */
export default defineHealthy({
  id: 'satellite',
  setup: `
    set_parameter 'inet_interfaces = loopback-only'
    set_parameter 'mydestination = $myhostname, mail, localhost.$mydomain, localhost'
    set_parameter 'relayhost = mx.remote.test'
    restart_postfix
    iptables -A INPUT -i lo -j ACCEPT
    iptables -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
    iptables -A INPUT -p tcp --dport 22 -j ACCEPT
    iptables -P INPUT DROP`,
  proof: `
    dial 127.0.0.1 25
    DIAL_SECONDS=1 fails dial_from_outside 192.0.2.10 25
    send alice@mail.example.test
    wait_log 'to=<alice@mail.example.test>, relay=local.*status=sent'
    send someone@other.test
    wait_log 'to=<someone@other.test>, relay=mx.remote.test.*status=sent'`,
});
