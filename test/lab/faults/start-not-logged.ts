import { defineFault } from '../types.ts';

/** Rules whose conditions can't be judged from outside: only the missing lines tell that something swallows them. */
const swallowed = (rule: string): string => `
    put_line /etc/rsyslog.d/10-quiet.conf '${rule}'
    stop_syslog
    start_syslog
    sleep 5
    restart_postfix`;

export default defineFault({
  id: 'start-not-logged',
  finding: 'start-not-logged',
  inject: swallowed(':fromhost, isequal, "mail" stop'),
  symptom: `
    dial 127.0.0.1 25
    sleep 0.5
    fails grep "master.$(master_pid).: daemon started" $LOG`,
  variants: [{ name: 'by-pattern', inject: swallowed('if re_match($syslogtag, "^post") then stop') }],
});
