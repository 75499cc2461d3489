import { defineHealthy } from '../types.ts';

/** All of it is legal: continuation lines with comments between, braces, expansions in expansions, blanks everywhere. */
const text = `
compatibility_level=3.6
# what this machine is called
hostpart = mail
  # a comment inside a logical line
domainpart=example.test
myhostname   =   \${hostpart}.\${domainpart}
mydomain = $(domainpart)
mydestination =
	$myhostname

	localhost.$mydomain,
  # the next one stands alone
    localhost
    , $mydomain
all_of_them = \${domainpart?all}
inet_interfaces = $all_of_them
inet_protocols = \${nothing_here:all}
mynetworks = 127.0.0.0/8
    [::ffff:127.0.0.0]/104
    [::1]/128
alias_maps = hash:/etc/aliases
alias_database = $alias_maps
smtpd_relay_restrictions = permit_mynetworks
   , check_client_access inline:{ { 203.0.113.200 = REJECT go away } }, defer_unauth_destination
smtpd_banner = $myhostname ESMTP { we = { welcome } you }
`;

export default defineHealthy({
  id: 'oddly-written-main-cf',
  setup: `
    cat > /etc/postfix/main.cf <<'TEXT'
${text}
TEXT
    restart_postfix`,
  proof: `
    dial_from_outside 192.0.2.10 25 | grep '^220 mail.example.test ESMTP'
    dial_from_outside 2001:db8::10 25
    send alice@example.test
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
