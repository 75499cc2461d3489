import { defineFault } from '../types.ts';

export default defineFault({
  id: 'no-interface-up',
  finding: 'no-interface-up',
  also: ['no-default-route', 'dns-resolver-down', 'resolv-conf-wrong'],
  inject: `
    stop_postfix
    ip link set lo down
    ip link set eth0 down
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log 'could not find any active network interfaces'`,
  variants: [
    {
      name: 'no-ipv6-here',
      inject: `
        stop_postfix
        set_parameter 'inet_protocols = ipv6'
        settle
        ip -6 addr flush dev lo
        ip -6 addr flush dev eth0
        start_postfix`,
    },
  ],
});
