import { defineFault } from '../types.ts';

export default defineFault({
  id: 'setgid-group-unknown',
  finding: 'setgid-group-unknown',
  inject: `
    stop_postfix
    sed -i /^postdrop:/d /etc/group
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "setgid_group: unknown group name"`,
  variants: [
    {
      name: 'wrong-name',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^setgid_group *='
        put_line /etc/postfix/main.cf 'setgid_group = maildrop'
        settle
        start_postfix`,
    },
  ],
});
