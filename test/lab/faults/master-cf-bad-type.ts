import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-cf-bad-type',
  finding: 'master-cf-bad-type',
  inject: `
    stop_postfix
    put_line /etc/postfix/master.cf 'policy tcp - n n - 0 spawn user=nobody argv=/bin/true'
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "cannot execute /usr/sbin/postconf"`,
  variants: [
    {
      name: 'typing-error',
      inject: `
        stop_postfix
        sed -i 's/^smtp *inet /smtp inett /' /etc/postfix/master.cf
        start_postfix`,
    },
  ],
});
