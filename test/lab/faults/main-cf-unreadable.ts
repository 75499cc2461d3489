import { defineFault } from '../types.ts';

export default defineFault({
  id: 'main-cf-unreadable',
  finding: 'main-cf-unreadable',
  inject: `
    stop_postfix
    mv /etc/postfix/main.cf /etc/postfix/main.cf.old
    mkdir /etc/postfix/main.cf
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "read /etc/postfix/main.cf: Is a directory"`,
  variants: [
    {
      name: 'directory-with-file',
      inject: `
        stop_postfix
        mv /etc/postfix/main.cf /root/main.cf
        mkdir -p /etc/postfix/main.cf/main.cf
        start_postfix`,
    },
  ],
});
