import { defineFault } from '../types.ts';

export default defineFault({
  id: 'daemon-directory-lost',
  finding: 'daemon-directory-lost',
  inject: `
    stop_postfix
    mv /usr/lib/postfix/sbin /usr/lib/postfix/sbin.old
    start_postfix`,
  symptom: `
    fails start_postfix
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'hidden-by-a-mount',
      inject: `
        stop_postfix
        mount -t tmpfs tmpfs /usr/lib/postfix/sbin
        start_postfix`,
    },
  ],
});
