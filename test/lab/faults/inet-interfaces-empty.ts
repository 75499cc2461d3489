import { defineFault } from '../types.ts';

export default defineFault({
  id: 'inet-interfaces-empty',
  finding: 'inet-interfaces-empty',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^inet_interfaces *='
    put_line /etc/postfix/main.cf 'inet_interfaces ='
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log 'no valid IP address found|non-empty inet_interfaces setting'`,
  variants: [
    {
      name: 'by-reference',
      inject: `
        put_line /etc/postfix/main.cf 'own_addresses ='
        stop_postfix
        drop_lines /etc/postfix/main.cf '^inet_interfaces *='
        put_line /etc/postfix/main.cf 'inet_interfaces = $own_addresses'
        settle
        start_postfix`,
    },
  ],
});
