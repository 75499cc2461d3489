import { defineFault } from '../types.ts';

export default defineFault({
  id: 'main-cf-syntax',
  finding: 'main-cf-syntax',
  inject: `
    stop_postfix
    put_line /etc/postfix/main.cf 'this is garbage'
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "fatal: /etc/postfix/main.cf, line [0-9]+: missing '=' after attribute name"`,
  variants: [
    {
      // Postfix runs on with what it read before; only its commands and new processes fail.
      name: 'while-running',
      inject: `sed -i 's/^myhostname = .*/myhostname mail.example.test/' /etc/postfix/main.cf`,
      symptom: 'postconf myhostname 2>&1 | grep "missing \'=\' after attribute name"',
    },
    {
      name: 'merge-conflict',
      inject: `
        stop_postfix
        sed -i '5i <<<<<<< HEAD' /etc/postfix/main.cf
        start_postfix`,
    },
  ],
});
