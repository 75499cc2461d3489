import { defineFault } from '../types.ts';

export default defineFault({
  id: 'myorigin-file-missing',
  finding: 'myorigin-file-missing',
  inject: `
    stop_postfix
    rm /etc/mailname
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "/etc/mailname: cannot open file"`,
  variants: [
    {
      name: 'empty',
      inject: `
        stop_postfix
        : > /etc/mailname
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "myorigin file /etc/mailname is empty"`,
    },
    {
      name: 'other-file',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^myorigin *='
        put_line /etc/postfix/main.cf 'myorigin = /etc/mail/name'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "/etc/mail/name: cannot open file"`,
    },
  ],
});
