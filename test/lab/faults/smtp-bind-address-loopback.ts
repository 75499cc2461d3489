import { defineFault } from '../types.ts';

export default defineFault({
  id: 'smtp-bind-address-loopback',
  finding: 'smtp-bind-address-loopback',
  inject: `
    set_parameter 'smtp_bind_address = 127.0.0.1'
    set_parameter 'smtp_connect_timeout = 2s'
    settle
    restart_postfix
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*status=deferred' 25`,
});
