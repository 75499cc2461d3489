import { defineFault } from '../types.ts';

export default defineFault({
  id: 'queue-directory-missing',
  finding: 'queue-directory-missing',
  inject: `
    stop_postfix
    mv /var/spool/postfix /var/spool/postfix.old
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "chdir.*No such file"`,
  variants: [
    {
      name: 'typing-error',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^queue_directory *='
        put_line /etc/postfix/main.cf 'queue_directory = /var/spool/postfx'
        settle
        start_postfix`,
    },
  ],
});
