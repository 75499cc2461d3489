import { defineFault } from '../types.ts';

export default defineFault({
  id: 'smtp-service-tls-wrapped',
  finding: 'smtp-service-tls-wrapped',
  inject: `
    put_line /etc/postfix/main.cf 'smtpd_tls_wrappermode = yes'
    touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
    restart_postfix`,
  symptom: `
    fails dial_from_outside 192.0.2.10 25
    ss -Hltn 'sport = :25' | grep .`,
  variants: [
    {
      name: 'in-master-cf',
      inject: `
        sed -i -E 's/^smtp +inet.*/&\\n  -o { smtpd_tls_wrappermode = yes }/' /etc/postfix/master.cf
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
  ],
});
