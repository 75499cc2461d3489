import { defineFault } from '../types.ts';

export default defineFault({
  id: 'queue-directory-is-file',
  finding: 'queue-directory-is-file',
  inject: `
    stop_postfix
    mv /var/spool/postfix/deferred /var/spool/postfix/old-deferred
    echo x > /var/spool/postfix/deferred
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "unable to create missing queue directories"`,
  variants: [
    {
      name: 'pid',
      inject: `
        stop_postfix
        rm -r /var/spool/postfix/pid
        echo x > /var/spool/postfix/pid
        start_postfix`,
    },
    {
      name: 'whole-queue',
      inject: `
        stop_postfix
        mv /var/spool/postfix /var/spool/postfix.old
        echo x > /var/spool/postfix
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "Not a directory"`,
    },
    {
      name: 'data',
      inject: `
        stop_postfix
        rm -r /var/lib/postfix
        echo x > /var/lib/postfix
        start_postfix`,
    },
  ],
});
