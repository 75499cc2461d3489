import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-cf-unreadable',
  finding: 'master-cf-unreadable',
  inject: `
    stop_postfix
    mv /etc/postfix/master.cf /etc/postfix/master.cf.old
    mkdir /etc/postfix/master.cf
    start_postfix`,
  symptom: 'fails dial 127.0.0.1 25',
  variants: [
    {
      name: 'link-to-directory',
      inject: `
        stop_postfix
        rm /etc/postfix/master.cf
        ln -s /etc/postfix/sasl /etc/postfix/master.cf
        start_postfix`,
    },
  ],
});
