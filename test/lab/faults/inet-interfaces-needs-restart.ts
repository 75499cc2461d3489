import { defineFault } from '../types.ts';

export default defineFault({
  id: 'inet-interfaces-needs-restart',
  finding: 'inet-interfaces-needs-restart',
  inject: `
    set_parameter 'inet_interfaces = loopback-only'
    restart_postfix
    set_parameter 'inet_interfaces = all'
    postfix reload`,
  symptom: `
    postconf -h inet_interfaces | grep '^all$'
    wait_log 'ignoring inet_interfaces change'
    fails dial_from_outside 192.0.2.10 25`,
  variants: [
    {
      name: 'protocols',
      inject: `
        set_parameter 'inet_protocols = ipv4'
        restart_postfix
        set_parameter 'inet_protocols = all'
        postfix reload`,
      symptom: `
        postconf -h inet_protocols | grep '^all$'
        wait_until 5 sh -c "grep -q 'reload --' $LOG"
        dial_from_outside 192.0.2.10 25
        fails dial_from_outside 2001:db8::10 25`,
    },
    {
      name: 'edited-only',
      inject: `
        set_parameter 'inet_interfaces = 127.0.0.1'
        restart_postfix
        sed -i 's/^inet_interfaces = .*/inet_interfaces = $myhostname, localhost/' /etc/postfix/main.cf`,
      symptom: `
        grep 'inet_interfaces = .myhostname' /etc/postfix/main.cf
        fails dial_from_outside 192.0.2.10 25`,
    },
  ],
});
