import { defineFault } from '../types.ts';

export default defineFault({
  id: 'queue-permissions',
  finding: 'queue-permissions',
  inject: `
    stop_postfix
    chown root /var/spool/postfix/active
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "scan_dir_push: open directory active: Permission denied"`,
  variants: [
    {
      name: 'private',
      inject: `
        stop_postfix
        chown root /var/spool/postfix/private
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "remove private/.*: Permission denied"`,
    },
    {
      name: 'mode',
      inject: `
        stop_postfix
        chmod 0 /var/spool/postfix/deferred
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "open directory deferred: Permission denied"`,
    },
    {
      name: 'public',
      inject: `
        stop_postfix
        chown root:root /var/spool/postfix/public
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "remove public/.*: Permission denied"`,
    },
  ],
});
