import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-cf-unclosed-brace',
  finding: 'master-cf-unclosed-brace',
  inject: `
    stop_postfix
    put_line /etc/postfix/master.cf 'extra unix - - y - - smtp -o { smtp_helo_timeout = 5'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "missing '}' in"`,
  variants: [
    {
      name: 'in-smtpd',
      inject: `
        stop_postfix
        sed -i -E 's/^(smtp +inet .*smtpd)$/\\1 -o { smtpd_banner = $myhostname hello/' /etc/postfix/master.cf
        settle
        start_postfix`,
    },
  ],
});
