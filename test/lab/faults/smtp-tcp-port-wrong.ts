import { defineFault } from '../types.ts';

export default defineFault({
  id: 'smtp-tcp-port-wrong',
  finding: 'smtp-tcp-port-wrong',
  inject: `
    set_parameter 'smtp_tcp_port = 587'
    settle
    restart_postfix
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*status=(deferred|bounced)' 25`,
  variants: [
    {
      name: 'in-master-cf',
      inject: `
        sed -i '/^smtp .*unix/a\\  -o smtp_tcp_port=submission' /etc/postfix/master.cf
        settle
        restart_postfix
        send someone@other.test`,
    },
  ],
});
