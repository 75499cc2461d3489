import { defineFault } from '../types.ts';

/** The files are in order, but the running Postfix has not opened the port. */
export default defineFault({
  id: 'port-25-closed',
  finding: 'port-25-closed',
  inject: `
    sed -i -E 's/^smtp +inet/#&/' /etc/postfix/master.cf
    restart_postfix
    sed -i -E 's/^#(smtp +inet.*smtpd)$/\\1/' /etc/postfix/master.cf
    touch -d '1 day ago' /etc/postfix/master.cf`,
  symptom: `
    postconf -M smtp/inet | grep smtpd
    fails dial 127.0.0.1 25
    fails dial_from_outside 192.0.2.10 25`,
  variants: [
    {
      name: 'started-with-it-switched-off',
      inject: `
        set_parameter 'master_service_disable = inet'
        restart_postfix
        set_parameter 'master_service_disable ='`,
    },
  ],
});
