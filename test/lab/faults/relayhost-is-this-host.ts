import { defineFault } from '../types.ts';

export default defineFault({
  id: 'relayhost-is-this-host',
  finding: 'relayhost-is-this-host',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^relayhost *='
    put_line /etc/postfix/main.cf 'relayhost = mail.example.test'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "must not be identical"`,
  variants: [
    {
      name: 'by-reference',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^relayhost *='
        put_line /etc/postfix/main.cf 'relayhost = $myhostname'
        settle
        start_postfix`,
    },
  ],
});
