import { defineFault } from '../types.ts';

export default defineFault({
  id: 'inet-protocols-ipv4-only-but-aaaa',
  finding: 'inet-protocols-ipv4-only-but-aaaa',
  inject: `
    set_parameter 'inet_protocols = ipv4'
    restart_postfix`,
  symptom: `
    dial_from_outside 192.0.2.10 25
    fails dial_from_outside 2001:db8::10 25`,
  variants: [
    {
      name: 'mail-host-of-another-name',
      inject: `
        stop_resolver
        sed -i -E -e 's/^(host-record=mail.example.test,192.0.2.10),.*/\\1/' -e 's/^mx-host=example.test,.*/mx-host=example.test,in.example.test,10/' /etc/dnsmasq.conf
        put_line /etc/dnsmasq.conf 'host-record=in.example.test,192.0.2.10,2001:db8::10'
        start_resolver
        set_parameter 'inet_protocols = ipv4'
        restart_postfix`,
    },
  ],
});
