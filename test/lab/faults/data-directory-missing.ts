import { defineFault } from '../types.ts';

export default defineFault({
  id: 'data-directory-missing',
  finding: 'data-directory-missing',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^data_directory *='
    put_line /etc/postfix/main.cf 'data_directory = /srv/postfix/data'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "unable to create missing queue directories"`,
  variants: [
    {
      name: 'typing-error',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^data_directory *='
        put_line /etc/postfix/main.cf 'data_directory = /var/llib/postfix'
        settle
        start_postfix`,
    },
  ],
});
