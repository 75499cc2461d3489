import { defineFault } from '../types.ts';

export default defineFault({
  id: 'main-cf-missing',
  finding: 'main-cf-missing',
  inject: `
    stop_postfix
    mv /etc/postfix/main.cf /etc/postfix/main.cf.old
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "open /etc/postfix/main.cf: No such file"`,
  variants: [
    {
      name: 'dangling-link',
      inject: `
        stop_postfix
        mv /etc/postfix/main.cf /root/main.cf
        ln -s /srv/postfix/main.cf /etc/postfix/main.cf
        start_postfix`,
    },
    {
      name: 'while-running',
      inject: 'rm /etc/postfix/main.cf',
      symptom: `
        postconf mail_name 2>&1 | grep 'No such file'`,
    },
  ],
});
