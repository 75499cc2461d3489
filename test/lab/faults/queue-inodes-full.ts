import { defineFault } from '../types.ts';

export default defineFault({
  id: 'queue-inodes-full',
  finding: 'queue-inodes-full',
  inject: `
    stop_postfix
    mount -t tmpfs -o mode=755,nr_inodes=2000 tmpfs /var/spool/postfix
    start_postfix
    i=0; while : > /var/spool/postfix/saved/f$i; do i=$((i+1)); done`,
  symptom: 'fails touch /var/spool/postfix/saved/one-more',
  variants: [
    {
      name: 'data',
      inject: `
        stop_postfix
        mount -t tmpfs -o mode=700,nr_inodes=5 tmpfs /var/lib/postfix
        chown postfix: /var/lib/postfix
        i=0; while : > /var/lib/postfix/f$i; do chown postfix: /var/lib/postfix/f$i; i=$((i+1)); done
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "master.lock"`,
    },
  ],
});
