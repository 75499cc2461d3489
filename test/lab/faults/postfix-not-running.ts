import { defineFault } from '../types.ts';

export default defineFault({
  id: 'postfix-not-running',
  finding: 'postfix-not-running',
  inject: `
    stop_postfix
    : > $LOG`,
  symptom: `
    fails dial 127.0.0.1 25
    fails kill -0 "$(master_pid)"
    fails grep -q postfix $LOG`,
  variants: [
    {
      name: 'logger-restarted',
      inject: `
        stop_syslog
        stop_postfix
        sleep 2.5
        start_syslog`,
      symptom: `
        fails dial 127.0.0.1 25
        fails kill -0 "$(master_pid)"`,
    },
  ],
});
