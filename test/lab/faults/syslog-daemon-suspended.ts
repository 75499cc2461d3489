import { defineFault } from '../types.ts';

/** Lines wait in the socket until it is full; then whoever logs waits. */
const fill = 'for n in $(seq 600); do timeout 0.5 logger -p mail.info waiting || break; done';

export default defineFault({
  id: 'syslog-daemon-suspended',
  finding: 'syslog-daemon-suspended',
  inject: `
    kill -STOP "$(cat /run/rsyslogd.pid)"
    ${fill}`,
  symptom: `
    token=$RANDOM$RANDOM
    timeout 2 logger -p mail.info -t postfix/test $token || true
    sleep 0.5
    fails grep $token $LOG`,
  variants: [
    {
      name: 'in-another-way',
      inject: `
        stop_syslog
        rsyslogd -n < /dev/null > /dev/null 2>&1 &
        wait_until 5 test -S /dev/log
        kill -TSTP $!
        kill -STOP $!
        ${fill}`,
      also: ['chroot-syslog-socket-missing'],
    },
  ],
});
