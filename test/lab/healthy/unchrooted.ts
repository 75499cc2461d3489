import { defineHealthy } from '../types.ts';

export default defineHealthy({
  id: 'unchrooted',
  setup: `
    postconf -F '*/*/chroot=n'
    stop_postfix
    timeout 20 postfix start < /dev/null
    # Since Debian 13, the start itself copies some files there.
    rm -rf /var/spool/postfix/{etc,lib,usr,dev}`,
  proof: `
    fails test -e /var/spool/postfix/etc/resolv.conf
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
