import { defineFault } from '../types.ts';

export default defineFault({
  id: 'chroot-resolv-conf-missing',
  finding: 'chroot-resolv-conf-missing',
  inject: `
    stop_resolver
    sed -i 's/^listen-address=.*/listen-address=192.0.2.10/' /etc/dnsmasq.conf
    start_resolver
    printf 'nameserver 192.0.2.10\\n' > /etc/resolv.conf
    rm /var/spool/postfix/etc/resolv.conf
    postfix reload
    send someone@other.test`,
  symptom: `
    wait_log 'to=<someone@other.test>.*Name service error' 25
    fails test -e /var/spool/postfix/etc/resolv.conf`,
});
