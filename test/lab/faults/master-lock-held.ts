import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-lock-held',
  finding: 'master-lock-held',
  inject: `
    stop_postfix
    setsid flock /var/spool/postfix/pid/master.pid sleep 1000 < /dev/null > /dev/null 2>&1 &
    sleep 0.3
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "already running"`,
  variants: [
    {
      name: 'by-perl',
      inject: `
        stop_postfix
        setsid perl -MFcntl=:flock -e 'open F,"+<","/var/spool/postfix/pid/master.pid"; flock F,LOCK_EX; sleep 1000' < /dev/null > /dev/null 2>&1 &
        sleep 0.5
        start_postfix`,
    },
  ],
});
