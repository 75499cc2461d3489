import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-cf-service-unopenable',
  finding: 'master-cf-service-unopenable',
  inject: `
    stop_postfix
    put_line /etc/postfix/master.cf '192.0.2.77:2525 inet n - y - - smtpd'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "Cannot assign requested address"`,
  variants: [
    {
      name: 'unknown-port',
      inject: `
        stop_postfix
        put_line /etc/postfix/master.cf 'smpt inet n - y - - smtpd'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "Servname not supported"`,
    },
    {
      name: 'unknown-host',
      inject: `
        stop_postfix
        put_line /etc/postfix/master.cf 'mx2.example.test:25 inet n - y - - smtpd'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "bad hostname or network address"`,
    },
    {
      name: 'private',
      inject: `
        stop_postfix
        sed -i -E 's/^(smtp +inet +)n/\\1-/' /etc/postfix/master.cf
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "inet service cannot be private"`,
    },
  ],
});
