import { defineHealthy } from '../types.ts';

/** Two running masters: the default instance takes mail, postfix-out with its own queue sends it. */
export default defineHealthy({
  id: 'two-instances',
  setup: `
    postmulti -e init
    settle
    postmulti -I postfix-out -G out -e create
    out=/etc/postfix-out
    postconf -c $out -e 'master_service_disable =' 'authorized_submit_users = static:anyone' 'myhostname = out.example.test' \\
      'inet_interfaces = 127.0.0.1' 'mydestination ='
    postconf -c $out -M# smtp/inet
    put_line $out/master.cf '10026 inet n - y - - smtpd'
    settle
    settle $out
    postmulti -i postfix-out -e enable
    set_parameter 'relayhost = [127.0.0.1]:10026'
    settle
    settle $out
    restart_postfix
    /usr/lib/postfix/configure-instance.sh postfix-out
    postmulti -i postfix-out -p start`,
  proof: `
    wait_until 10 dial 127.0.0.1 10026
    kill -0 "$(master_pid)"
    kill -0 "$(master_pid /var/spool/postfix-out)"
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'postfix-out/smtp.*to=<someone@other.test>.*status=sent'`,
});
