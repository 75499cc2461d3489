import { defineFault } from '../types.ts';

const symptom = `
    token=$RANDOM$RANDOM
    logger -p mail.info -t postfix/test $token
    sleep 0.5
    fails grep $token $LOG`;

export default defineFault({
  id: 'log-disk-full',
  finding: 'log-disk-full',
  inject: `
    stop_syslog
    mount -t tmpfs -o size=200k tmpfs /var/log
    start_syslog
    logger -p mail.info -t postfix/test hello
    sleep 0.3
    dd if=/dev/zero of=/var/log/huge.log bs=4k
    wait_until 3 sh -c 'for n in 1 2 3 4 5 6 7 8; do logger -p mail.info "$(head -c 900 /dev/zero | tr "\\0" x)"; done; test "$(df --output=avail /var/log | tail -n 1)" = 0'`,
  symptom,
  variants: [
    {
      name: 'no-inodes',
      inject: `
        stop_syslog
        mount -t tmpfs -o nr_inodes=20 tmpfs /var/log
        for n in $(seq 30); do touch /var/log/small.$n; done
        start_syslog`,
    },
    {
      name: 'own-log',
      inject: `
        mkdir /var/mail-log
        mount -t tmpfs -o size=100k tmpfs /var/mail-log
        set_parameter 'maillog_file = /var/mail-log/postfix.log'
        restart_postfix
        wait_log 'daemon started' 10 /var/mail-log/postfix.log
        dd if=/dev/zero of=/var/mail-log/huge bs=4k
        wait_until 9 sh -c 'for n in 1 2 3 4 5 6 7 8; do postlog -p info "$(head -c 900 /dev/zero | tr "\\0" x)"; done; test "$(df --output=avail /var/mail-log | tail -n 1)" = 0'`,
      symptom: 'df --output=avail /var/mail-log | grep -x " *0"',
    },
  ],
});
