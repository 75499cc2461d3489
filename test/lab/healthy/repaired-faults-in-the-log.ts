import { defineHealthy } from '../types.ts';

/** The log is full of real failures, all repaired before the last start. */
export default defineHealthy({
  id: 'repaired-faults-in-the-log',
  setup: `
    stop_postfix
    pid=$(listen_as /usr/sbin/exim4 0.0.0.0 25 '220 mail.example.test ESMTP Exim 4.96')
    start_postfix
    end_process "$pid"
    rm /usr/sbin/exim4
    cp -p /etc/postfix/main.cf /etc/postfix/main.cf.good
    put_line /etc/postfix/main.cf 'this is garbage'
    settle
    start_postfix
    mv /etc/postfix/main.cf.good /etc/postfix/main.cf
    start_postfix
    stop_resolver
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=deferred'
    start_resolver
    end_process "$(master_pid)" -KILL
    start_postfix
    postqueue -f`,
  proof: `
    grep 'Address already in use' $LOG
    grep 'missing .* after attribute name' $LOG
    dial_from_outside 192.0.2.10 25
    wait_log 'to=<someone@other.test>.*status=sent'
    send alice@example.test
    wait_log 'to=<alice@example.test>.*status=sent'`,
});
