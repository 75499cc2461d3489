import { defineFault } from '../types.ts';

export default defineFault({
  id: 'mail-owner-unknown',
  finding: 'mail-owner-unknown',
  inject: `
    stop_postfix
    sed -i /^postfix:/d /etc/passwd
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "mail_owner: unknown user name value"`,
  variants: [
    {
      name: 'wrong-name',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^mail_owner *='
        put_line /etc/postfix/main.cf 'mail_owner = postfx'
        settle
        start_postfix`,
    },
  ],
});
