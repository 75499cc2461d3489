import { defineFault } from '../types.ts';

export default defineFault({
  id: 'queue-manager-service-missing',
  finding: 'queue-manager-service-missing',
  inject: `
    stop_postfix
    sed -i /^qmgr/d /etc/postfix/master.cf
    settle
    start_postfix
    send alice@example.test`,
  symptom: `
    dial 127.0.0.1 25
    fails pgrep -P "$(master_pid)" -x qmgr`,
  variants: [
    {
      name: 'commented',
      inject: `
        sed -i s/^qmgr/#qmgr/ /etc/postfix/master.cf
        settle
        restart_postfix`,
    },
  ],
});
