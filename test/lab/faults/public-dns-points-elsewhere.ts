import { defineFault } from '../types.ts';

export default defineFault({
  id: 'public-dns-points-elsewhere',
  finding: 'public-dns-points-elsewhere',
  inject: `
    stop_resolver
    sed -i -E 's/^(host-record=mail.example.test),.*/\\1,203.0.113.99/' /etc/dnsmasq.conf
    sed -i -E 's/^host-record=example.test,.*//' /etc/dnsmasq.conf
    start_resolver`,
  symptom: `
    getent ahostsv4 mail.example.test > /dev/null
    fails sh -c "grep -E '^(host-record|mx-host).*192.0.2.10' /etc/dnsmasq.conf"`,
  variants: [
    {
      name: 'another-mail-host',
      inject: `
        stop_resolver
        sed -i -E 's/^mx-host=example.test,.*/mx-host=example.test,mx.provider.test,10/; s/^host-record=example.test,.*//' /etc/dnsmasq.conf
        put_line /etc/dnsmasq.conf 'host-record=mx.provider.test,203.0.113.98'
        start_resolver`,
      symptom: `
        grep 'mx.provider.test,10' /etc/dnsmasq.conf`,
    },
  ],
});
