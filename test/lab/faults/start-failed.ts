import { defineFault } from '../types.ts';

export default defineFault({
  id: 'start-failed',
  finding: 'start-failed',
  inject: `
    stop_postfix
    rm /var/spool/postfix/pid/master.pid
    ln -s /nowhere/else /var/spool/postfix/pid/master.pid
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "open lock file pid/master.pid"`,
  variants: [
    {
      name: 'unlockable',
      inject: `
        stop_postfix
        rm /var/spool/postfix/pid/master.pid
        mkdir /var/spool/postfix/pid/master.pid
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "already running"`,
    },
    {
      name: 'directory-for-a-socket',
      inject: `
        stop_postfix
        rm /var/spool/postfix/private/tlsmgr
        mkdir /var/spool/postfix/private/tlsmgr
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "private/tlsmgr: Is a directory"`,
    },
  ],
});
