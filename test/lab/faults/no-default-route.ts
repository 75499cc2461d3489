import { defineFault } from '../types.ts';

export default defineFault({
  id: 'no-default-route',
  finding: 'no-default-route',
  inject: `
    ip route del default
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*(Network is unreachable|No route to host)'`,
  variants: [
    {
      name: 'unreachable',
      inject: `
        ip route del default
        ip route add unreachable default
        send someone@other.test`,
    },
    {
      name: 'both-families',
      inject: `
        ip route del default
        ip -6 route del default
        send someone@other.test`,
    },
    {
      name: 'address-lost',
      inject: `
        ip address del 192.0.2.10/24 dev eth0
        send someone@other.test`,
    },
    {
      name: 'ipv6-only',
      inject: `
        ip -6 route del default
        ip address del 192.0.2.10/24 dev eth0
        set_parameter 'inet_protocols = ipv6'
        settle
        restart_postfix
        send someone@six.test`,
      symptom: `wait_log 'to=<someone@six.test>.*Network is unreachable'`,
    },
  ],
});
