import { defineFault } from '../types.ts';

export default defineFault({
  id: 'master-cf-bad-field',
  finding: 'master-cf-bad-field',
  inject: `
    stop_postfix
    sed -i -E 's/^(smtp +inet +n +- +)y/\\1yes/' /etc/postfix/master.cf
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "cannot execute /usr/sbin/postconf"`,
  variants: [
    {
      name: 'maxproc',
      inject: `
        stop_postfix
        sed -i -E 's/^(qmgr .*)1( +qmgr)/\\1one\\2/' /etc/postfix/master.cf
        start_postfix`,
    },
    {
      name: 'wakeup',
      inject: `
        stop_postfix
        sed -i -E 's/^(pickup .*)60 /\\11m /' /etc/postfix/master.cf
        start_postfix`,
    },
  ],
});
