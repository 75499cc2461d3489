import { defineFault } from '../types.ts';

export default defineFault({
  id: 'start-failed',
  finding: 'start-failed',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^multi_instance_directories *='
    put_line /etc/postfix/main.cf 'multi_instance_directories = /etc/postfix-two'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "multi_instance_wrapper is empty"`,
  variants: [
    {
      name: 'dead-link',
      inject: `
        stop_postfix
        rm /var/spool/postfix/pid/master.pid
        ln -s /nowhere/else /var/spool/postfix/pid/master.pid
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "open lock file pid/master.pid"`,
    },
  ],
});
