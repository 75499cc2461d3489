import { defineFault } from '../types.ts';

export default defineFault({
  id: 'default-privs-unknown',
  finding: 'default-privs-unknown',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^default_privs *='
    put_line /etc/postfix/main.cf 'default_privs = nobodyy'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "default_privs: unknown user name value"`,
  variants: [
    {
      name: 'removed-user',
      inject: `
        useradd -r mailout
        stop_postfix
        drop_lines /etc/postfix/main.cf '^default_privs *='
        put_line /etc/postfix/main.cf 'default_privs = mailout'
        settle
        start_postfix
        userdel mailout
        restart_postfix`,
    },
  ],
});
