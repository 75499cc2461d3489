import { defineFault } from '../types.ts';

/** The provider's router: packets of this host to port 25 of anybody. */
const provider = (verdict: string) => `
  outside nft add table inet provider
  outside nft add chain inet provider forward '{ type filter hook input priority 0; policy accept; }'
  outside nft add rule inet provider forward iifname lan tcp dport 25 ${verdict}
  set_parameter 'smtp_connect_timeout = 2s'
  settle
  restart_postfix
  send someone@other.test
  send someone@remote.test`;

export default defineFault({
  id: 'outbound-port-25-blocked',
  finding: 'outbound-port-25-blocked',
  inject: provider('drop'),
  symptom: `
    wait_log 'to=<someone@other.test>.*Connection timed out' 25
    wait_log 'to=<someone@remote.test>.*Connection timed out' 25`,
  variants: [
    {
      name: 'refused',
      inject: provider('reject with tcp reset'),
      symptom: `
        wait_log 'to=<someone@other.test>.*Connection refused' 25
        wait_log 'to=<someone@remote.test>.*Connection refused' 25`,
    },
  ],
});
