import { defineFault } from '../types.ts';

export default defineFault({
  id: 'queue-directory-not-accessible',
  finding: 'queue-directory-not-accessible',
  inject: `
    stop_postfix
    chmod 700 /var/spool/postfix
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "scan_dir_push: open directory"`,
  variants: [
    {
      name: 'other-group',
      inject: `
        stop_postfix
        chmod 750 /var/spool/postfix
        chgrp mail /var/spool/postfix
        start_postfix`,
    },
  ],
});
