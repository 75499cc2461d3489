import { defineFault } from '../types.ts';

export default defineFault({
  id: 'data-directory-owner',
  finding: 'data-directory-owner',
  inject: `
    stop_postfix
    chown -R root: /var/lib/postfix
    chmod 700 /var/lib/postfix
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "master.lock: cannot open file: Permission denied"`,
  variants: [
    {
      name: 'lock-of-root',
      inject: `
        stop_postfix
        chown root: /var/lib/postfix/master.lock
        start_postfix`,
    },
    {
      name: 'closed-above',
      inject: `
        stop_postfix
        mkdir -p /srv/mail
        chmod 700 /srv/mail
        cp -a /var/lib/postfix /srv/mail/data
        stop_postfix
        drop_lines /etc/postfix/main.cf '^data_directory *='
        put_line /etc/postfix/main.cf 'data_directory = /srv/mail/data'
        settle
        start_postfix`,
      also: ['postfix-not-running'],
    },
  ],
});
