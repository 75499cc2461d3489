import { defineFault } from '../types.ts';

/** Questions about names are answered, those about addresses get lost: the client waits before it is greeted. */
export default defineFault({
  id: 'slow-dns-delays-banner',
  finding: 'slow-dns-delays-banner',
  inject: `
    sed -i -E -e '/^host-record=client.outside/d' -e 's/^(host-record=mail.example.test,192.0.2.10),.*/\\1/' /etc/dnsmasq.conf
    put_line /etc/dnsmasq.conf 'server=/ip6.arpa/198.51.100.200'
    put_line /etc/dnsmasq.conf 'server=/in-addr.arpa/198.51.100.200'
    stop_resolver
    start_resolver
    printf 'nameserver 127.0.0.1\\noptions timeout:4 attempts:1\\n' > /etc/resolv.conf
    touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
    restart_postfix`,
  symptom: `
    DIAL_SECONDS=3 fails dial_from_outside 192.0.2.10 25
    DIAL_SECONDS=30 dial_from_outside 192.0.2.10 25`,
  variants: [
    {
      name: 'never-in-time',
      inject: `
        sed -i -E -e '/^host-record=client.outside/d' -e 's/^(host-record=mail.example.test,192.0.2.10),.*/\\1/' /etc/dnsmasq.conf
    put_line /etc/dnsmasq.conf 'server=/ip6.arpa/198.51.100.200'
        put_line /etc/dnsmasq.conf 'server=/in-addr.arpa/198.51.100.200'
        stop_resolver
        start_resolver
        printf 'nameserver 127.0.0.1\\noptions timeout:5 attempts:2\\n' > /etc/resolv.conf
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
  ],
});
