import { defineHealthy } from '../types.ts';

/** The rules that container software and a login guard make: redirects of other ports, jumps, single banned clients. */
export default defineHealthy({
  id: 'container-rules',
  setup: `
    ip link add docker0 type dummy
    ip address add 172.17.0.1/16 dev docker0
    ip link set docker0 up
    iptables -t nat -N DOCKER
    iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
    iptables -t nat -A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER
    iptables -t nat -A DOCKER -i docker0 -j RETURN
    iptables -t nat -A DOCKER ! -i docker0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
    iptables -N f2b-postfix
    iptables -A INPUT -p tcp -m multiport --dports 25,465,587 -j f2b-postfix
    iptables -A INPUT -p tcp -m tcp --dport 25 -m connlimit --connlimit-above 50 -j REJECT --reject-with tcp-reset
    iptables -A INPUT -i docker0 -p tcp -m tcp --dport 25 -j DROP
    iptables -A f2b-postfix -s 203.0.113.201/32 -j REJECT --reject-with icmp-port-unreachable
    iptables -A f2b-postfix -j RETURN`,
  proof: `
    dial_from_outside 192.0.2.10 25
    iptables -S f2b-postfix | grep 203.0.113.201
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
