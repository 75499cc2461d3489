import { defineFault } from '../types.ts';

export default defineFault({
  id: 'multi-instance-down',
  finding: 'multi-instance-down',
  inject: `
    postmulti -e init
    settle
    postmulti -I postfix-out -G out -e create
    out=/etc/postfix-out
    postconf -c $out -e 'master_service_disable =' 'authorized_submit_users = static:anyone' 'myhostname = out.example.test' 'inet_interfaces = 127.0.0.1' 'mydestination ='
    postconf -c $out -M# smtp/inet
    put_line $out/master.cf '10026 inet n - y - - smtpd'
    settle $out
    postmulti -i postfix-out -e enable
    settle
    settle $out
    restart_postfix
    /usr/lib/postfix/configure-instance.sh postfix-out
    postmulti -i postfix-out -p start
    postmulti -i postfix-out -p stop`,
  symptom: `
    test -d /etc/postfix-out
    dial 127.0.0.1 25
    fails dial 127.0.0.1 10026`,
  variants: [
    {
      name: 'never-started',
      inject: `
        postmulti -e init
        settle
        postmulti -I postfix-out -G out -e create
        out=/etc/postfix-out
        postconf -c $out -e 'master_service_disable =' 'authorized_submit_users = static:anyone' 'myhostname = out.example.test' 'inet_interfaces = 127.0.0.1' 'mydestination ='
        postconf -c $out -M# smtp/inet
        put_line $out/master.cf '10026 inet n - y - - smtpd'
        settle $out
        postmulti -i postfix-out -e enable`,
    },
  ],
});
