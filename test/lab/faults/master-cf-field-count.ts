import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-cf-field-count',
  finding: 'master-cf-field-count',
  inject: `
    stop_postfix
    put_line /etc/postfix/master.cf 'policy unix - n n'
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "cannot execute /usr/sbin/postconf"`,
  variants: [
    {
      name: 'in-the-middle',
      inject: `
        stop_postfix
        sed -i 's/^cleanup .*/cleanup unix n - y 0 cleanup/' /etc/postfix/master.cf
        start_postfix`,
    },
    {
      name: 'while-running',
      inject: `
        put_line /etc/postfix/master.cf 'submission inet n - y'`,
      symptom: `
        postconf -M 2>&1 | grep 'bad field count'`,
    },
  ],
});
