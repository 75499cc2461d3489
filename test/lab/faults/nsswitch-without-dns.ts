import { defineFault } from '../types.ts';

export default defineFault({
  id: 'nsswitch-without-dns',
  finding: 'nsswitch-without-dns',
  inject: `
    sed -i 's/^hosts:.*/hosts: files/' /etc/nsswitch.conf
    set_parameter 'smtp_host_lookup = native'
    settle
    restart_postfix
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*status=(deferred|bounced)'`,
  variants: [
    {
      name: 'without-dns-lookups',
      inject: `
        sed -i 's/^hosts:.*/hosts:  files myhostname/' /etc/nsswitch.conf
        set_parameter 'smtp_dns_support_level = disabled'
        settle
        restart_postfix
        send someone@other.test`,
    },
  ],
});
