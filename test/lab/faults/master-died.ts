import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-died',
  finding: 'master-died',
  inject: 'end_process "$(master_pid)" -KILL',
  symptom: `
    fails dial 127.0.0.1 25
    fails kill -0 "$(master_pid)"
    fails grep 'terminating on signal' $LOG`,
  variants: [
    {
      name: 'after-a-restart',
      inject: `
        restart_postfix
        end_process "$(master_pid)" -KILL`,
      symptom: `
        fails dial 127.0.0.1 25
        fails kill -0 "$(master_pid)"
        grep 'daemon started' $LOG | sed -n 2p | grep .
        fails sh -c "tail -n 2 $LOG | grep 'terminating on signal'"`,
    },
    {
      // master catches SIGSEGV and says so on its way out; signal 15 would be an orderly stop.
      name: 'by-crash',
      inject: 'end_process "$(master_pid)" -SEGV',
      symptom: `
        fails dial 127.0.0.1 25
        wait_log 'terminating on signal 11'`,
    },
  ],
});
