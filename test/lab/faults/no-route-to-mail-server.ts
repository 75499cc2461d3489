import { defineFault } from '../types.ts';

export default defineFault({
  id: 'no-route-to-mail-server',
  finding: 'no-route-to-mail-server',
  inject: `
    ip route add blackhole 203.0.113.0/24
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*status=(deferred|bounced)' 25`,
  variants: [
    {
      name: 'prohibit',
      inject: `
        ip route add prohibit 203.0.113.25
        send someone@other.test`,
    },
    {
      name: 'rule',
      inject: `
        ip rule add to 203.0.113.0/24 unreachable
        send someone@other.test`,
    },
  ],
});
