import { defineFault } from '../types.ts';

export default defineFault({
  id: 'smtp-dns-lookups-disabled',
  finding: 'smtp-dns-lookups-disabled',
  inject: `
    set_parameter 'disable_dns_lookups = yes'
    settle
    restart_postfix
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*status=(deferred|bounced)' 25`,
  variants: [
    {
      name: 'support-level',
      inject: `
        set_parameter 'smtp_dns_support_level = disabled'
        settle
        restart_postfix
        send someone@other.test`,
    },
  ],
});
