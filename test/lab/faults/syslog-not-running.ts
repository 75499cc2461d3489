import { defineFault } from '../types.ts';

export default defineFault({
  id: 'syslog-not-running',
  finding: 'syslog-not-running',
  inject: 'stop_syslog',
  symptom: `
    before=$(wc -l < $LOG)
    send alice@example.test
    wait_until 5 grep -c 'Subject: lab' /var/mail/alice
    sleep 1
    test "$(wc -l < $LOG)" = "$before"`,
  variants: [
    { name: 'killed', inject: 'end_process "$(cat /run/rsyslogd.pid)" -KILL' },
    {
      name: 'before-the-start',
      inject: `
        stop_postfix
        stop_syslog
        start_postfix`,
    },
  ],
});
