import { defineFault } from '../types.ts';

export default defineFault({
  id: 'transport-deferred',
  finding: 'transport-deferred',
  inject: `
    set_parameter 'defer_transports = uucp, smtp'
    settle
    restart_postfix
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*status=deferred'`,
});
