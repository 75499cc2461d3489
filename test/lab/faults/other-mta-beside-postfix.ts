import { defineFault } from '../types.ts';

/** Postfix runs, but another mail server answers at the address that the world comes to. */
export default defineFault({
  id: 'other-mta-beside-postfix',
  finding: 'port-in-use-other-mta',
  inject: `
    stop_postfix
    set_parameter 'inet_interfaces = loopback-only'
    start_postfix
    listen_as /usr/sbin/exim4 192.0.2.10 25 '220 mail.example.test ESMTP Exim 4.96' '-bd -q30m'`,
  symptom: `
    kill -0 "$(master_pid)"
    wait_until 5 dial_from_outside 192.0.2.10 25
    dial_from_outside 192.0.2.10 25 | grep -E 'Exim|OpenSMTPD|Sendmail' `,
  variants: [
    {
      name: 'in-its-place',
      inject: `
        sed -i -E 's/^smtp +inet/#&/' /etc/postfix/master.cf
        restart_postfix
        listen_as /usr/sbin/smtpd 0.0.0.0 25 '220 mail.example.test ESMTP OpenSMTPD'`,
    },
  ],
});
