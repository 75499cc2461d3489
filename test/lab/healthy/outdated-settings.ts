import { defineHealthy } from '../types.ts';

/** Carried over from one Postfix to the next: newer ones warn about these settings, and still follow them. */
export default defineHealthy({
  id: 'outdated-settings',
  setup: `
    set_parameter 'smtpd_use_tls = yes'
    set_parameter 'smtp_use_tls = yes'
    set_parameter 'smtpd_tls_dh1024_param_file = auto'
    set_parameter 'setting_of_an_old_filter = 1'
    set_parameter 'smtpd_recipient_restrictions = permit_mynetworks, permit_mx_backup, reject_unauth_destination'
    settle
    restart_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25 'EHLO client.outside.test' 'MAIL FROM:<a@outside.test>' 'RCPT TO:<alice@example.test>' | grep '^250 2.1.5'
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
