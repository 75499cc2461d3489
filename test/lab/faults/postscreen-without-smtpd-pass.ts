import { defineFault } from '../types.ts';

export default defineFault({
  id: 'postscreen-without-smtpd-pass',
  finding: 'postscreen-without-smtpd-pass',
  inject: `
    sed -i -E -e 's/^smtp +inet.*/smtp inet n - y - 1 postscreen/' -e 's/^#(dnsblog +unix|tlsproxy +unix)/\\1/' /etc/postfix/master.cf
    set_parameter 'postscreen_greet_wait = 1s'
    touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
    restart_postfix`,
  symptom: `
    fails sh -c ". $LAB_HOME/lib/helpers.sh; DIAL_SECONDS=8 dial_from_outside 192.0.2.10 25 'EHLO client.outside.test' | grep '^250'"
    dial 127.0.0.1 25 || wait_log 'postscreen.*(fatal|warning)' `,
  variants: [
    {
      name: 'of-another-name',
      inject: `
        sed -i -E -e 's/^smtp +inet.*/smtp inet n - y - 1 postscreen\\n  -o smtpd_service_name=smtpd-in/' -e 's/^#(smtpd +pass|dnsblog +unix|tlsproxy +unix)/\\1/' /etc/postfix/master.cf
        set_parameter 'postscreen_greet_wait = 1s'
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
  ],
});
