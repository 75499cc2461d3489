import { defineFault } from '../types.ts';

export default defineFault({
  id: 'inet-interfaces-bad-address',
  finding: 'inet-interfaces-bad-address',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^inet_interfaces *='
    put_line /etc/postfix/main.cf 'inet_interfaces = 192.0.2.99'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "no local interface found for"`,
  variants: [
    {
      name: 'address-lost',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^inet_interfaces *='
        put_line /etc/postfix/main.cf 'inet_interfaces = 127.0.0.1, 192.0.2.10'
        settle
        start_postfix
        stop_postfix
        ip addr del 192.0.2.10/24 dev eth0
        start_postfix`,
      also: ['no-default-route', 'default-gateway-silent', 'public-dns-points-elsewhere'],
    },
    {
      name: 'by-name',
      inject: `
        put_line /etc/hosts '192.0.2.98 mx.example.test'
        stop_postfix
        drop_lines /etc/postfix/main.cf '^inet_interfaces *='
        put_line /etc/postfix/main.cf 'inet_interfaces = localhost mx.example.test'
        settle
        start_postfix`,
    },
    {
      name: 'ipv6',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^inet_interfaces *='
        put_line /etc/postfix/main.cf 'inet_interfaces = 127.0.0.1 [2001:db8::99]'
        settle
        start_postfix`,
    },
  ],
});
