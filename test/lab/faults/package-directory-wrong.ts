import { defineFault } from '../types.ts';

export default defineFault({
  id: 'package-directory-wrong',
  finding: 'package-directory-wrong',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^shlib_directory *='
    put_line /etc/postfix/main.cf 'shlib_directory = /usr/lib64/postfix'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "no Postfix shared-library directory"`,
  variants: [
    {
      name: 'meta',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^meta_directory *='
        put_line /etc/postfix/main.cf 'meta_directory = /usr/libexec/postfix'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "no Postfix meta directory"`,
    },
  ],
});
