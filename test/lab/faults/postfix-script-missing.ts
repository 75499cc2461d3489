import { defineFault } from '../types.ts';

export default defineFault({
  id: 'postfix-script-missing',
  finding: 'postfix-script-missing',
  inject: `
    stop_postfix
    mv /usr/lib/postfix/sbin/post-install /root/
    start_postfix`,
  symptom: `
    fails start_postfix
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'not-executable',
      inject: `
        stop_postfix
        chmod a-x /usr/lib/postfix/sbin/postfix-script
        start_postfix`,
    },
    {
      name: 'list-of-files',
      inject: `
        stop_postfix
        rm /etc/postfix/postfix-files
        start_postfix`,
    },
  ],
});
