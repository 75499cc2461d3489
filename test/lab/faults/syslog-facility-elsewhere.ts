import { defineFault } from '../types.ts';

export default defineFault({
  id: 'syslog-facility-elsewhere',
  finding: 'syslog-facility-elsewhere',
  inject: `
    set_parameter 'syslog_facility = local5'
    restart_postfix`,
  symptom: `
    dial 127.0.0.1 25
    send alice@example.test bob@example.test other-$RANDOM
    sleep 1
    fails grep "daemon started" <(tail -n 3 $LOG)
    fails wait_log 'status=sent.*mailbox' 1 <(tail -n 2 $LOG)
    postconf -h syslog_facility | grep -vx mail`,
  variants: [
    {
      name: 'into-nothing',
      inject: `
        sed -i 's/^\\*\\.\\*;auth,authpriv.none/*.*;auth,authpriv,local3.none/' /etc/rsyslog.conf
        stop_syslog
        start_syslog
        set_parameter 'where = local3'
        set_parameter 'syslog_facility = $where'
        restart_postfix`,
      symptom: `
        dial 127.0.0.1 25
        token=$RANDOM$RANDOM
        logger -p local3.info -t postfix/test $token
        sleep 0.5
        fails grep -r $token /var/log
        postconf -hx syslog_facility | grep -x local3`,
    },
    {
      name: 'daemon',
      inject: `
        put_line /etc/postfix/main.cf 'syslog_facility = daemon'
        restart_postfix`,
    },
  ],
});
