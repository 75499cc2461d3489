import { defineFault } from '../types.ts';

export default defineFault({
  id: 'shared-library-missing',
  finding: 'shared-library-missing',
  inject: `
    stop_postfix
    rm /usr/lib/*-linux-gnu/libsasl2.so.2*
    start_postfix`,
  symptom: `
    fails start_postfix
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'renamed-while-running',
      inject: `
        mv /usr/lib/postfix/libpostfix-tls.so /usr/lib/postfix/libpostfix-tls.so.old
        end_process "$(pgrep -x smtpd)" || true`,
      symptom: 'fails dial 127.0.0.1 25',
    },
    {
      name: 'link-to-nowhere',
      inject: `
        stop_postfix
        library=$(echo /usr/lib/*-linux-gnu/libnsl.so.2)
        rm "$(readlink -f "$library")"
        start_postfix`,
    },
  ],
});
