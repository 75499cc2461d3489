import { defineFault } from '../types.ts';

export default defineFault({
  id: 'shared-library-damaged',
  finding: 'shared-library-damaged',
  inject: `
    stop_postfix
    library=$(readlink -f /usr/lib/*-linux-gnu/libsasl2.so.2)
    rm "$library"
    : > "$library"
    start_postfix`,
  symptom: `
    fails start_postfix
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'overwritten',
      inject: `
        stop_postfix
        rm /usr/lib/postfix/libpostfix-global.so
        head -c 9000 /dev/urandom > /usr/lib/postfix/libpostfix-global.so
        start_postfix`,
    },
  ],
});
