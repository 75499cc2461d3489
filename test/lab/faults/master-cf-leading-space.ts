import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-cf-leading-space',
  finding: 'master-cf-leading-space',
  inject: `
    stop_postfix
    sed -i -E 's/^smtp( +inet)/ smtp\\1/' /etc/postfix/master.cf
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log 'logical line must not start with whitespace'`,
  variants: [
    {
      name: 'submission-on-top',
      inject: `
        sed -i '1i\\	submission inet n - y - - smtpd' /etc/postfix/master.cf
        settle
        postfix reload`,
      symptom: `
        wait_log 'logical line must not start with whitespace'`,
    },
  ],
});
