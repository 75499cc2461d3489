import { defineHealthy } from '../types.ts';

/** mail.log is new and empty; the lines of the start lie in mail.log.1. */
export default defineHealthy({
  id: 'log-just-rotated',
  setup: '',
  proof: `
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'
    wait_until 5 sh -c 'tail -n 1 $LOG | grep removed'
    mv $LOG $LOG.1
    install -m 640 -g adm /dev/null $LOG
    kill -HUP "$(cat /run/rsyslogd.pid)"
    sleep 0.3
    ls -l /proc/"$(cat /run/rsyslogd.pid)"/fd
    fails test -s $LOG`,
});
