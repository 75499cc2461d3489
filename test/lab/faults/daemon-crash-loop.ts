import { defineFault } from '../types.ts';

export default defineFault({
  id: 'daemon-crash-loop',
  finding: 'daemon-crash-loop',
  inject: `
    stop_postfix
    printf x > /var/lib/postfix/prng_exch
    chown postfix: /var/lib/postfix/prng_exch
    chattr +i /var/lib/postfix/prng_exch 2>/dev/null || { rm /var/lib/postfix/prng_exch; mkdir /var/lib/postfix/prng_exch; }
    start_postfix
    dial 127.0.0.1 25 'EHLO x' STARTTLS`,
  symptom: `
    wait_log 'bad command startup -- throttling'`,
  variants: [
    {
      name: 'local-without-words',
      inject: `
        mv /usr/lib/postfix/sbin/local /usr/lib/postfix/sbin/local.old
        printf '#!/bin/sh\\nexit 1\\n' > /usr/lib/postfix/sbin/local
        chmod 755 /usr/lib/postfix/sbin/local
        end_process "$(pgrep -P "$(master_pid)" -x local)" 2>/dev/null
        send alice@example.test`,
      symptom: `
        wait_log 'bad command startup -- throttling'`,
    },
  ],
});
