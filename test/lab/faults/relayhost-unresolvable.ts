import { defineFault } from '../types.ts';

export default defineFault({
  id: 'relayhost-unresolvable',
  finding: 'relayhost-unresolvable',
  inject: `
    set_parameter 'relayhost = [relay.nosuch.test]:587'
    settle
    restart_postfix
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*Name service error for name=.*type=A'`,
  variants: [
    {
      name: 'domain',
      inject: `
        set_parameter 'relayhost = nosuch.test'
        settle
        restart_postfix
        send someone@other.test`,
    },
    {
      name: 'default-transport',
      inject: `
        set_parameter 'default_transport = smtp:[relay.nosuch.test]'
        settle
        restart_postfix
        send someone@other.test`,
    },
  ],
});
