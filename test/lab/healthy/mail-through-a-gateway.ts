import { defineHealthy } from '../types.ts';

/** The MX is a filtering service that hands the mail on to this host: worth a word, but no fault. */
export default defineHealthy({
  id: 'mail-through-a-gateway',
  allow: ['public-dns-points-elsewhere'],
  setup: `
    stop_resolver
    sed -i -E 's/^mx-host=example.test,.*/mx-host=example.test,mx.remote.test,10/; s/^host-record=example.test,.*//' /etc/dnsmasq.conf
    start_resolver
    sed -i -E 's/^smtp +inet.*/smtp inet n - y - 1 smtpd/' /etc/postfix/master.cf
    put_line /etc/postfix/main.cf 'smtpd_client_restrictions = permit_mynetworks, check_client_access inline:{ { 198.51.100.77 = OK } }, reject'
    put_line /etc/postfix/main.cf 'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, check_policy_service { inet:127.0.0.1:9, default_action=DUNNO, timeout=1s }'
    restart_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
