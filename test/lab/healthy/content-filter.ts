import { defineHealthy } from '../types.ts';

/** Mail goes once round through a second smtpd on another port. */
export default defineHealthy({
  id: 'content-filter',
  setup: `
    set_parameter 'content_filter = scan:[127.0.0.1]:10025'
    cat >> /etc/postfix/master.cf <<'SERVICES'
scan      unix  -       -       n       -       10      smtp
    -o smtp_send_xforward_command=yes
    -o disable_mime_output_conversion=yes
127.0.0.1:10025 inet n  -       n       -       10      smtpd
    -o content_filter=
    -o receive_override_options=no_unknown_recipient_checks,no_header_body_checks
    -o smtpd_authorized_xforward_hosts=127.0.0.0/8
SERVICES
    restart_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>, relay=127.0.0.1.*:10025.*status=sent'
    wait_log 'to=<someone@other.test>, relay=mx.other.test.*status=sent'`,
});
