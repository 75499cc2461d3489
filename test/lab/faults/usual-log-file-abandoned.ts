import { defineFault } from '../types.ts';

const symptom = `
    send alice@example.test bob@example.test
    wait_until 5 grep -rl 'status=sent' /var/log --include=*new*
    sleep 0.2
    test -z "$(find $LOG -newermt '-1 second')"`;

export default defineFault({
  id: 'usual-log-file-abandoned',
  finding: 'usual-log-file-abandoned',
  inject: `
    stop_syslog
    sed -i 's,/var/log/mail.log,/var/log/new-mail.log,' /etc/rsyslog.conf
    start_syslog`,
  symptom,
  variants: [
    {
      name: 'own-log',
      inject: `
        stop_syslog
        sed -i -e '/^mail\\./d' -e 's/^\\*\\.\\*;auth,authpriv.none/*.*;mail,auth,authpriv.none/' /etc/rsyslog.conf
        set_parameter 'maillog_file = /var/log/new-postfix.log'
        start_syslog
        restart_postfix`,
    },
  ],
});
