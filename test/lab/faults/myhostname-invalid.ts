import { defineFault } from '../types.ts';

export default defineFault({
  id: 'myhostname-invalid',
  finding: 'myhostname-invalid',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^myhostname *='
    put_line /etc/postfix/main.cf 'myhostname = mail_bad..name'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "parameter myhostname: bad parameter value"`,
  variants: [
    {
      name: 'dot-at-end',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^myhostname *='
        put_line /etc/postfix/main.cf 'myhostname = mail.example.test.'
        settle
        start_postfix`,
    },
    {
      name: 'address',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^myhostname *='
        put_line /etc/postfix/main.cf 'myhostname = 192.0.2.10'
        settle
        start_postfix`,
    },
    {
      name: 'mydomain',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^mydomain *='
        put_line /etc/postfix/main.cf 'mydomain = example..test'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "parameter mydomain: bad parameter value"`,
    },
    {
      name: 'by-reference',
      inject: `
        put_line /etc/postfix/main.cf 'own = mail server'
        stop_postfix
        drop_lines /etc/postfix/main.cf '^myhostname *='
        put_line /etc/postfix/main.cf 'myhostname = $own'
        settle
        start_postfix`,
    },
  ],
});
