import { defineFault } from '../types.ts';

export default defineFault({
  id: 'queue-read-only-mount',
  finding: 'queue-read-only-mount',
  inject: `
    stop_postfix
    mount --bind /var/spool/postfix /var/spool/postfix
    mount -o remount,bind,ro /var/spool/postfix
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "already running"`,
  variants: [
    {
      name: 'data',
      inject: `
        stop_postfix
        mount --bind /var/lib/postfix /var/lib/postfix
        mount -o remount,bind,ro /var/lib/postfix
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "Read-only file system"`,
    },
  ],
});
