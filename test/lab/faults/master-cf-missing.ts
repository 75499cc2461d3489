import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-cf-missing',
  finding: 'master-cf-missing',
  inject: `
    stop_postfix
    mv /etc/postfix/master.cf /etc/postfix/master.cf.old
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "no /etc/postfix/master.cf file found"`,
  variants: [
    {
      name: 'renamed-while-running',
      inject: 'mv /etc/postfix/master.cf /etc/postfix/master.cf.bak',
      symptom: `
        postconf -M 2>&1 | grep 'No such file'`,
    },
  ],
});
