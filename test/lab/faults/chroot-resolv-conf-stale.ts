import { defineFault } from '../types.ts';

export default defineFault({
  id: 'chroot-resolv-conf-stale',
  finding: 'chroot-resolv-conf-stale',
  inject: `
    printf 'nameserver 192.0.2.53\\noptions timeout:1 attempts:1\\n' > /var/spool/postfix/etc/resolv.conf
    postfix reload
    send someone@other.test`,
  symptom: `
    wait_log 'to=<someone@other.test>.*Name service error' 25
    grep -q 'nameserver 127.0.0.1' /etc/resolv.conf`,
  variants: [
    {
      name: 'emptied',
      inject: `
        stop_resolver
        sed -i 's/^listen-address=.*/listen-address=192.0.2.10/' /etc/dnsmasq.conf
        start_resolver
        printf 'nameserver 192.0.2.10\\n' > /etc/resolv.conf
        : > /var/spool/postfix/etc/resolv.conf
        postfix reload
        send someone@other.test`,
      symptom: `
        wait_log 'to=<someone@other.test>.*Name service error' 25
        grep -q 'nameserver 192.0.2.10' /etc/resolv.conf`,
    },
  ],
});
