import { defineFault } from '../types.ts';

export default defineFault({
  id: 'smtp-bind-address-not-local',
  finding: 'smtp-bind-address-not-local',
  inject: `
    set_parameter 'smtp_bind_address = 192.0.2.99'
    settle
    restart_postfix
    send someone@other.test`,
  symptom: `wait_log 'bind .*(192.0.2.99|2001:db8::99).*Cannot assign requested address'`,
  variants: [
    {
      name: 'in-master-cf',
      inject: `
        sed -i '/^smtp .*unix/a\\  -o smtp_bind_address=192.0.2.99' /etc/postfix/master.cf
        settle
        restart_postfix
        send someone@other.test`,
    },
    {
      name: 'ipv6',
      inject: `
        set_parameter 'smtp_bind_address6 = 2001:db8::99'
        settle
        restart_postfix
        send someone@six.test`,
    },
  ],
});
