import { defineFault } from '../types.ts';

export default defineFault({
  id: 'dns-resolver-down',
  finding: 'dns-resolver-down',
  inject: `
    stop_resolver
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*Host not found, try again' 25`,
  variants: [
    {
      name: 'killed',
      inject: `
        end_process "$(cat /run/dnsmasq.pid)" -KILL
        send someone@other.test`,
    },
    {
      name: 'another-machine',
      inject: `
        stop_resolver
        printf 'nameserver 192.0.2.1\\nnameserver 198.51.100.53\\noptions timeout:1 attempts:1\\n' > /etc/resolv.conf
        restart_postfix
        send someone@other.test`,
    },
  ],
});
