import { defineHealthy } from '../types.ts';

export default defineHealthy({
  id: 'other-directories',
  setup: `
    stop_postfix
    mv /var/spool/postfix /srv/queue
    mv /var/lib/postfix /srv/postfix-data
    set_parameter 'queue_directory = /srv/queue'
    set_parameter 'data_directory = /srv/postfix-data'
    start_postfix`,
  proof: `
    kill -0 "$(master_pid /srv/queue)"
    fails test -e /var/spool/postfix
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
