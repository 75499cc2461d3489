import { defineFault } from '../types.ts';

export default defineFault({
  id: 'inet-interfaces-excludes-address',
  finding: 'inet-interfaces-excludes-address',
  inject: `
    ip address add 10.1.2.3/24 dev eth0
    set_parameter 'inet_interfaces = 127.0.0.1, 10.1.2.3'
    restart_postfix`,
  symptom: `
    dial 10.1.2.3 25
    fails dial_from_outside 192.0.2.10 25`,
  variants: [
    {
      name: 'ipv6-address',
      inject: `
        put_line /etc/hosts '192.0.2.10 the-old-address'
        put_line /etc/postfix/main.cf 'inet_interfaces = the-old-address, localhost'
        restart_postfix`,
      symptom: `
        dial_from_outside 192.0.2.10 25
        fails dial_from_outside 2001:db8::10 25`,
      also: ['duplicate-parameter'],
    },
  ],
});
