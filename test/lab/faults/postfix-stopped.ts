import { defineFault } from '../types.ts';

export default defineFault({
  id: 'postfix-stopped',
  finding: 'postfix-stopped',
  inject: 'stop_postfix',
  symptom: `
    fails dial 127.0.0.1 25
    fails kill -0 "$(master_pid)"
    tail -n 3 $LOG | grep 'terminating on signal 15'`,
  variants: [
    { name: 'by-signal', inject: 'end_process "$(master_pid)"' },
    {
      name: 'with-mail-waiting',
      inject: `
        stop_postfix
        send someone@remote.test`,
      symptom: `
        fails dial 127.0.0.1 25
        ls /var/spool/postfix/maildrop | grep .`,
    },
  ],
});
