import { defineFault } from '../types.ts';

export default defineFault({
  id: 'relayhost-unreachable',
  finding: 'relayhost-unreachable',
  inject: `
    set_parameter 'relayhost = [198.51.100.77]'
    settle
    restart_postfix
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*Connection (refused|timed out)' 25`,
  variants: [
    {
      name: 'wrong-port',
      inject: `
        set_parameter 'relayhost = [mx.remote.test]:587'
        settle
        restart_postfix
        send someone@other.test`,
    },
    {
      name: 'silent',
      inject: `
        outside nft add table inet provider
        outside nft add chain inet provider forward '{ type filter hook input priority 0; policy accept; }'
        outside nft add rule inet provider forward iifname lan tcp dport 25 drop
        set_parameter 'relayhost = remote.test'
        set_parameter 'smtp_connect_timeout = 2s'
        settle
        restart_postfix
        send someone@other.test`,
    },
  ],
});
