import { defineHealthy } from '../types.ts';

/** Each service names its own address, and inet_interfaces none. */
export default defineHealthy({
  id: 'addresses-in-master-cf',
  setup: `
    stop_postfix
    set_parameter 'inet_interfaces ='
    postconf -M# smtp/inet
    put_line /etc/postfix/master.cf '192.0.2.10:smtp inet n - y - - smtpd'
    settle
    start_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    fails dial 127.0.0.1 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
