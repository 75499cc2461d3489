import { defineFault } from '../types.ts';

export default defineFault({
  id: 'postfix-command-missing',
  finding: 'postfix-command-missing',
  inject: `
    stop_postfix
    mv /usr/sbin/postlog /usr/sbin/postlog.old
    start_postfix`,
  symptom: `
    fails start_postfix
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'not-executable',
      inject: `
        stop_postfix
        chmod a-x /usr/sbin/postsuper
        start_postfix`,
    },
    {
      name: 'postconf',
      inject: `
        stop_postfix
        mv /usr/sbin/postconf /root/
        start_postfix`,
    },
    {
      name: 'postdrop',
      inject: 'mv /usr/sbin/postdrop /root/',
      symptom: 'fails setpriv --reuid=alice --regid=alice --clear-groups sendmail bob@example.test < /etc/hostname',
    },
  ],
});
