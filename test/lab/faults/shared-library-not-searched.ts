import { defineFault } from '../types.ts';

export default defineFault({
  id: 'shared-library-not-searched',
  finding: 'shared-library-not-searched',
  inject: `
    stop_postfix
    mkdir -p /opt/sasl/lib
    mv /usr/lib/*-linux-gnu/libsasl2.so.2* /opt/sasl/lib/
    start_postfix`,
  symptom: `
    fails start_postfix
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'never-announced',
      inject: `
        mv /usr/lib/postfix/libpostfix-dns.so /usr/local/lib/
        end_process "$(pgrep -x smtpd)" || true`,
      symptom: 'fails dial 127.0.0.1 25',
    },
  ],
});
