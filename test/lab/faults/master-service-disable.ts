import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-service-disable',
  finding: 'master-service-disable',
  inject: `
    set_parameter 'master_service_disable = inet'
    restart_postfix`,
  symptom: `
    kill -0 "$(master_pid)"
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'by-service',
      inject: `
        put_line /etc/postfix/main.cf 'resting = smtp/inet'
        put_line /etc/postfix/main.cf 'master_service_disable = !pass, $resting, submission/inet'
        restart_postfix`,
    },
  ],
});
