import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-cf-service-missing',
  finding: 'master-cf-service-missing',
  inject: `
    sed -i s/^pickup/#pickup/ /etc/postfix/master.cf
    settle
    restart_postfix
    send alice@example.test`,
  symptom: `
    dial 127.0.0.1 25
    test -n "$(find /var/spool/postfix/maildrop -type f)"`,
  variants: [
    {
      name: 'rewrite-deleted',
      inject: `
        sed -i /^rewrite/d /etc/postfix/master.cf
        settle
        restart_postfix
        send alice@example.test`,
      symptom: `wait_log 'private/rewrite: Connection refused'`,
    },
  ],
});
