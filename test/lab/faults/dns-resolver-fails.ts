import { defineFault } from '../types.ts';

const ASK = `
  start_resolver
  send someone@other.test
  send someone@remote.test`;

export default defineFault({
  id: 'dns-resolver-fails',
  finding: 'dns-resolver-fails',
  inject: `
    stop_resolver
    printf '%s\\n' no-resolv no-hosts bind-interfaces listen-address=127.0.0.1 user=root pid-file=/run/dnsmasq.pid > /etc/dnsmasq.conf
    ${ASK}`,
  symptom: `
    wait_log 'to=<someone@other.test>.*Host not found, try again' 25
    wait_log 'to=<someone@remote.test>.*Host not found, try again' 25`,
});
