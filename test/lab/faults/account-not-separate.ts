import { defineFault } from '../types.ts';

export default defineFault({
  id: 'account-not-separate',
  finding: 'account-not-separate',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^mail_owner *='
    put_line /etc/postfix/main.cf 'mail_owner = root'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "has privileged user ID"`,
  variants: [
    {
      name: 'default-privs',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^default_privs *='
        put_line /etc/postfix/main.cf 'default_privs = postfix'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "specify the same user"`,
    },
    {
      name: 'shared-group',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^setgid_group *='
        put_line /etc/postfix/main.cf 'setgid_group = postfix'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "have the same group ID"`,
    },
    {
      name: 'group-root',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^setgid_group *='
        put_line /etc/postfix/main.cf 'setgid_group = root'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "has privileged group ID"`,
    },
    {
      name: 'number-zero',
      inject: `
        stop_postfix
        sed -i 's/^postfix:x:[0-9]*:/postfix:x:0:/' /etc/passwd
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "has privileged user ID"`,
    },
  ],
});
