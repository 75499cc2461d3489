import { defineHealthy } from '../types.ts';

/** Rules throw away some lines of Postfix, and all of another program. */
export default defineHealthy({
  id: 'noise-filtered-from-the-log',
  setup: `
    put_line /etc/rsyslog.d/10-noise.conf ':msg, contains, "lost connection after CONNECT" stop'
    put_line /etc/rsyslog.d/10-noise.conf ':syslogtag, startswith, "postfix/anvil" ~'
    put_line /etc/rsyslog.d/10-noise.conf 'if $programname == "dovecot" then stop'
    put_line /etc/rsyslog.d/10-noise.conf 'mail.debug;mail.!info stop'
    stop_syslog
    start_syslog`,
  proof: `
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
