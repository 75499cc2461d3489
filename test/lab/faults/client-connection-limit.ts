import { defineFault } from '../types.ts';

export default defineFault({
  id: 'client-connection-limit',
  finding: 'client-connection-limit',
  inject: `
    set_parameter 'smtpd_client_connection_count_limit = 1'
    touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
    restart_postfix
    outside bash -c 'exec 3<>/dev/tcp/192.0.2.10/25; read -r greeting <&3; sleep 200' > /dev/null 2>&1 &
    sleep 1
    dial_from_outside 192.0.2.10 25`,
  symptom: `
    wait_log 'limit exceeded'
    dial_from_outside 192.0.2.10 25 | grep '^421' `,
  variants: [
    {
      name: 'rate',
      inject: `
        put_line /etc/postfix/main.cf 'smtpd_client_connection_rate_limit = 2'
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix
        for n in 1 2 3 4; do dial_from_outside 192.0.2.10 25; done`,
    },
  ],
});
