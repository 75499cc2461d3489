import { defineHealthy } from '../types.ts';

const services = `submission inet n       -       y       -       -       smtpd
  -o syslog_name=postfix/submission
  -o smtpd_tls_security_level=encrypt
  -o smtpd_client_restrictions=
  -o smtpd_relay_restrictions=permit_mynetworks,reject
  -o { smtpd_banner = $myhostname ESMTP submission only }
smtps     inet  n       -       y       -       -       smtpd
  -o syslog_name=postfix/smtps
  -o smtpd_tls_wrappermode=yes
  -o smtpd_relay_restrictions=permit_mynetworks,reject`;

export default defineHealthy({
  id: 'submission',
  setup: `
    cat >> /etc/postfix/master.cf <<'SERVICES'
${services}
SERVICES
    restart_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    dial_from_outside 192.0.2.10 587 'EHLO client.outside.test' | grep STARTTLS
    outside sh -c 'echo QUIT | timeout 5 openssl s_client -quiet -connect 192.0.2.10:465' | grep '^220 '
    wait_log 'postfix/submission/smtpd\\[[0-9]+\\]: connect from client.outside.test'`,
});
