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
});
