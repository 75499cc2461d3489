import { defineHealthy } from '../types.ts';

/** There is no file for mail: all lines lie in /var/log/messages, as on many systems. */
export default defineHealthy({
  id: 'log-in-a-general-file',
  setup: `
    stop_syslog
    printf 'module(load="imuxsock")\\n$IncludeConfig /etc/rsyslog.d/*.conf\\n*.info;authpriv.none;cron.none /var/log/messages\\n' > /etc/rsyslog.conf
    rm -f $LOG /var/log/syslog
    start_syslog
    restart_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent' 10 /var/log/messages`,
});
