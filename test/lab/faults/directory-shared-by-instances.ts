import { defineFault } from '../types.ts';

export default defineFault({
  id: 'directory-shared-by-instances',
  finding: 'directory-shared-by-instances',
  inject: `
    stop_postfix
    postmulti -e init
    cp -r /etc/postfix /etc/postfix-out
    out=/etc/postfix-out
    postconf -c $out -e 'multi_instance_name = postfix-out' 'multi_instance_enable = yes' 'myhostname = out.example.test' 'mydestination =' 'data_directory = /var/lib/postfix-out'
    postconf -c $out -X multi_instance_wrapper
    postconf -c $out -M# smtp/inet
    put_line $out/master.cf '10026 inet n - y - - smtpd'
    set_parameter 'multi_instance_enable = yes'
    set_parameter 'multi_instance_directories = /etc/postfix-out'
    settle
    settle $out
    start_postfix`,
  symptom: `
    test -d /etc/postfix-out
    fails dial 127.0.0.1 10026
    wait_log 'conflicts with instance'`,
  variants: [
    {
      name: 'data-while-running',
      inject: `
        postmulti -e init
        cp -r /etc/postfix /etc/postfix-out
        out=/etc/postfix-out
        postconf -c $out -e 'multi_instance_name = postfix-out' 'multi_instance_enable = yes' 'myhostname = out.example.test' 'mydestination =' 'queue_directory = /var/spool/postfix-out'
        postconf -c $out -X multi_instance_wrapper
        postconf -c $out -M# smtp/inet
        put_line $out/master.cf '10026 inet n - y - - smtpd'
        set_parameter 'multi_instance_enable = yes'
        set_parameter 'multi_instance_directories = /etc/postfix-out'
        settle
        settle $out
        start_postfix
        mkdir -p /var/spool/postfix-out`,
    },
  ],
});
