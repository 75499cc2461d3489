import { defineFault } from '../types.ts';

export default defineFault({
  id: 'queue-manager-dead',
  finding: 'queue-manager-dead',
  also: ['syslog-not-running', 'syslog-socket-missing', 'package-files-modified', 'start-not-logged'],
  inject: `
    stop_syslog
    stop_postfix
    mv /usr/lib/postfix/sbin/qmgr /usr/lib/postfix/sbin/qmgr.old
    printf '#!/bin/sh\\nexit 1\\n' > /usr/lib/postfix/sbin/qmgr
    chmod 755 /usr/lib/postfix/sbin/qmgr
    start_postfix
    sleep 4`,
  symptom: `
    kill -0 "$(master_pid)"
    fails pgrep -P "$(master_pid)" -x qmgr`,
  variants: [
    {
      name: 'out-of-reach',
      inject: `
        stop_syslog
        stop_postfix
        sed -i 's/^qmgr .*/qmgr unix n - n 300 1 nqmgr/' /etc/postfix/master.cf
        mv /usr/lib/postfix/sbin/nqmgr /usr/lib/postfix/sbin/nqmgr.old
        printf '#!/bin/sh\\nexit 75\\n' > /usr/lib/postfix/sbin/nqmgr
        chmod 755 /usr/lib/postfix/sbin/nqmgr
        settle
        start_postfix
        sleep 4`,
    },
  ],
});
