import { defineFault } from '../types.ts';

export default defineFault({
  id: 'inet-interfaces-loopback-only',
  finding: 'inet-interfaces-loopback-only',
  inject: `
    set_parameter 'inet_interfaces = loopback-only'
    restart_postfix`,
  symptom: `
    dial 127.0.0.1 25
    fails dial_from_outside 192.0.2.10 25`,
  variants: [
    {
      name: 'by-name',
      inject: `
        drop_lines /etc/postfix/main.cf '^inet_interfaces'
        put_line /etc/postfix/main.cf 'inet_interfaces ='
        put_line /etc/postfix/main.cf '    localhost'
        restart_postfix`,
    },
    {
      name: 'by-address',
      inject: `
        put_line /etc/postfix/main.cf 'inner = 127.0.0.1'
        put_line /etc/postfix/main.cf 'inet_interfaces = $inner, [::1]'
        restart_postfix`,
      also: ['duplicate-parameter'],
    },
  ],
});
