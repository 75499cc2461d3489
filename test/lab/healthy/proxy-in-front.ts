import { defineHealthy } from '../types.ts';

/** A proxy holds port 25 and hands over to Postfix on the loopback interface. */
export default defineHealthy({
  id: 'proxy-in-front',
  setup: `
    sed -i -E 's/^smtp +inet/#&/' /etc/postfix/master.cf
    put_line /etc/postfix/master.cf '127.0.0.1:10024 inet n - y - - smtpd'
    restart_postfix
    listen_as /usr/sbin/haproxy 0.0.0.0 25 '220 mail.example.test ESMTP Postfix (Debian/GNU)' '-f /etc/haproxy.cfg'`,
  proof: `
    dial 127.0.0.1 10024
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
