import { defineHealthy } from '../types.ts';

/** The first of two name servers is gone, the jail's copy is an older one that still works, and nsswitch.conf has no dns: mail leaves. */
export default defineHealthy({
  id: 'first-resolver-silent',
  setup: `
    printf 'nameserver 192.0.2.53\\nnameserver 127.0.0.1\\noptions timeout:1 attempts:1\\n' > /etc/resolv.conf
    restart_postfix
    printf '# older\\nnameserver 127.0.0.1\\n' > /var/spool/postfix/etc/resolv.conf
    sed -i 's/^hosts:.*/hosts: files/' /etc/nsswitch.conf
    postfix reload`,
  proof: `
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
