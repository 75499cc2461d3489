import { defineFault } from '../types.ts';

export default defineFault({
  id: 'inet-interfaces-unresolvable',
  finding: 'inet-interfaces-unresolvable',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^inet_interfaces *='
    put_line /etc/postfix/main.cf 'inet_interfaces = nosuch.example.test'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "host not found"`,
  variants: [
    {
      name: 'card',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^inet_interfaces *='
        put_line /etc/postfix/main.cf 'inet_interfaces = eth0'
        settle
        start_postfix`,
    },
    {
      name: 'all-in-a-list',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^inet_interfaces *='
        put_line /etc/postfix/main.cf 'inet_interfaces = all, 127.0.0.1'
        settle
        start_postfix`,
    },
    {
      name: 'family-off',
      inject: `
        set_parameter 'inet_protocols = ipv4'
        stop_postfix
        drop_lines /etc/postfix/main.cf '^inet_interfaces *='
        put_line /etc/postfix/main.cf 'inet_interfaces = ::1'
        settle
        start_postfix`,
    },
  ],
});
