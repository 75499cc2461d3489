import { defineFault } from '../types.ts';

export default defineFault({
  id: 'daemon-program-missing',
  finding: 'daemon-program-missing',
  inject: `
    put_line /etc/postfix/master.cf '2525 inet n - y - - smtpdd'
    restart_postfix`,
  symptom: `
    fails dial 127.0.0.1 2525
    wait_log 'master_spawn: exec .*smtpdd'`,
  variants: [
    {
      name: 'not-executable',
      inject: `
        chmod a-x /usr/lib/postfix/sbin/cleanup
        restart_postfix
        send alice@example.test`,
      symptom: `wait_log 'master_spawn: exec .*cleanup: Permission denied'`,
    },
    {
      name: 'renamed',
      inject: `
        mv /usr/lib/postfix/sbin/local /usr/lib/postfix/sbin/local.old
        restart_postfix
        send alice@example.test`,
      symptom: `wait_log 'master_spawn: exec .*local: No such file'`,
    },
  ],
});
