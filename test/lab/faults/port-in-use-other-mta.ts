import { defineFault } from '../types.ts';

const refused = `
    wait_log 'fatal: bind .* port 25: Address already in use'
    fails kill -0 "$(master_pid)"`;

export default defineFault({
  id: 'port-in-use-other-mta',
  finding: 'port-in-use-other-mta',
  inject: `
    stop_postfix
    listen_as /usr/sbin/exim4 0.0.0.0 25 '220 mail.example.test ESMTP Exim 4.96' '-bd -q30m'
    start_postfix`,
  symptom: `
    ${refused}
    dial 127.0.0.1 25 | grep Exim`,
  variants: [
    {
      name: 'loopback-only',
      inject: `
        stop_postfix
        listen_as /usr/libexec/opensmtpd/smtpd 127.0.0.1 25 '220 mail.example.test ESMTP OpenSMTPD'
        start_postfix`,
      symptom: `
        ${refused}
        dial 127.0.0.1 25 | grep OpenSMTPD`,
    },
    {
      name: 'ipv6-only',
      inject: `
        stop_postfix
        listen_as /usr/sbin/nullsmtpd :: 25 '220 mail.example.test ready'
        start_postfix`,
      symptom: refused,
    },
    {
      name: 'silent-program',
      inject: `
        stop_postfix
        listen_as /opt/app/bin/collector 0.0.0.0 25
        start_postfix`,
      symptom: refused,
    },
  ],
});
