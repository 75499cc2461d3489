import { defineFault } from '../types.ts';

/** The host's own name server listens on its outer address, so that nothing answers where programs ask by default. */
const MOVED_RESOLVER = `
  stop_resolver
  sed -i 's/^listen-address=.*/listen-address=192.0.2.10/' /etc/dnsmasq.conf
  start_resolver`;

export default defineFault({
  id: 'resolv-conf-wrong',
  finding: 'resolv-conf-wrong',
  inject: `
    printf 'nameserver 192.0.2.53\\noptions timeout:1 attempts:1\\n' > /etc/resolv.conf
    restart_postfix
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*Name service error' 25`,
  variants: [
    {
      name: 'misspelt',
      inject: `${MOVED_RESOLVER}
        printf 'nameservers 192.0.2.10\\n' > /etc/resolv.conf
        restart_postfix
        send someone@other.test`,
    },
    {
      name: 'by-name',
      inject: `${MOVED_RESOLVER}
        printf 'search example.test\\nnameserver mail.example.test\\n' > /etc/resolv.conf
        restart_postfix
        send someone@other.test`,
    },
    {
      name: 'closed',
      inject: `${MOVED_RESOLVER}
        printf 'nameserver 192.0.2.10\\n' > /etc/resolv.conf
        chmod 600 /etc/resolv.conf
        cp -p /etc/resolv.conf /var/spool/postfix/etc/resolv.conf
        postfix reload
        send someone@other.test`,
    },
    {
      name: 'missing',
      inject: `${MOVED_RESOLVER}
        ln -sf /run/systemd/resolve/stub-resolv.conf /etc/resolv.conf
        restart_postfix
        rm -f /var/spool/postfix/etc/resolv.conf
        send someone@other.test`,
    },
  ],
});
