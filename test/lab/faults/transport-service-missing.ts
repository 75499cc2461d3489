import { defineFault } from '../types.ts';

export default defineFault({
  id: 'transport-service-missing',
  finding: 'transport-service-missing',
  inject: `
    sed -i 's/^smtp  *unix/#&/' /etc/postfix/master.cf
    settle
    restart_postfix
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*mail transport unavailable'`,
  variants: [
    {
      name: 'misspelt',
      inject: `
        set_parameter 'default_transport = stmp'
        settle
        restart_postfix
        send someone@other.test`,
    },
    {
      name: 'disabled',
      inject: `
        set_parameter 'master_service_disable = smtp/unix'
        settle
        restart_postfix
        send someone@other.test`,
    },
  ],
});
