import { defineFault } from '../types.ts';

export default defineFault({
  id: 'inet-protocols-ipv6-only',
  finding: 'inet-protocols-ipv6-only',
  inject: `
    set_parameter 'inet_protocols = ipv6'
    restart_postfix`,
  symptom: `
    dial_from_outside 2001:db8::10 25
    fails dial_from_outside 192.0.2.10 25`,
  variants: [
    {
      name: 'by-variable',
      inject: `
        drop_lines /etc/postfix/main.cf '^inet_protocols'
        put_line /etc/postfix/main.cf 'newest = ipv6'
        put_line /etc/postfix/main.cf 'inet_protocols = \${newest?$newest}'
        restart_postfix`,
    },
  ],
});
