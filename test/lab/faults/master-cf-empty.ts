import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-cf-empty',
  finding: 'master-cf-empty',
  inject: `
    stop_postfix
    : > /etc/postfix/master.cf
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    kill -0 "$(master_pid)"`,
  variants: [
    {
      name: 'all-commented',
      inject: `
        stop_postfix
        sed -i 's/^\\([^#]\\)/#\\1/' /etc/postfix/master.cf
        settle
        start_postfix`,
    },
  ],
});
