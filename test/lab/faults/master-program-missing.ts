import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-program-missing',
  finding: 'master-program-missing',
  inject: `
    stop_postfix
    mv /usr/lib/postfix/sbin/master /root/
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    fails start_postfix`,
  variants: [
    {
      name: 'not-executable',
      inject: `
        stop_postfix
        chmod 644 /usr/lib/postfix/sbin/master
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        fails start_postfix`,
    },
  ],
});
