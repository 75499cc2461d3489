import { defineFault } from '../types.ts';

export default defineFault({
  id: 'directory-shared-by-instances',
  finding: 'directory-shared-by-instances',
  inject: `
    postmulti -e init
    settle
    postmulti -I postfix-out -G out -e create
    out=/etc/postfix-out
    postconf -c $out -e 'master_service_disable =' 'myhostname = out.example.test' 'mydestination =' 'queue_directory = /var/spool/postfix'
    postconf -c $out -M# smtp/inet
    put_line $out/master.cf '10026 inet n - y - - smtpd'
    settle $out
    postmulti -i postfix-out -e enable
    set_parameter 'multi_instance_enable = yes'
    settle
    settle $out
    restart_postfix
    postfix -c $out start`,
  symptom: `
    test -d /etc/postfix-out
    fails dial 127.0.0.1 10026
    wait_log 'already running'`,
  variants: [
    {
      name: 'data',
      inject: `
        postmulti -e init
        settle
        postmulti -I postfix-out -G out -e create
        out=/etc/postfix-out
        postconf -c $out -e 'master_service_disable =' 'myhostname = out.example.test' 'mydestination =' 'data_directory = /var/lib/postfix'
        postconf -c $out -M# smtp/inet
        put_line $out/master.cf '10026 inet n - y - - smtpd'
        settle $out
        postmulti -i postfix-out -e enable
        set_parameter 'multi_instance_enable = yes'
        settle
        settle $out
        restart_postfix
        postfix -c $out start`,
      symptom: `
        fails dial 127.0.0.1 10026
        wait_log 'unable to set exclusive lock'`,
    },
  ],
});
