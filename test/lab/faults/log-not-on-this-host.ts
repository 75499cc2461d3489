import { defineFault } from '../types.ts';

export default defineFault({
  id: 'log-not-on-this-host',
  finding: 'log-not-on-this-host',
  inject: `
    stop_syslog
    sed -i -e 's/^mail\\..*/mail.* @192.0.2.1/' -e 's/^\\*\\.\\*;auth,authpriv.none/*.*;auth,authpriv,mail.none/' /etc/rsyslog.conf
    start_syslog`,
  symptom: `
    token=$RANDOM$RANDOM
    logger -p mail.info -t postfix/test $token
    sleep 0.5
    fails grep -r $token /var/log`,
  variants: [
    {
      name: 'everything',
      inject: `
        stop_syslog
        printf 'module(load="imuxsock")\\ninput(type="imuxsock" Socket="/var/spool/postfix/dev/log")\\naction(type="omfwd" target="192.0.2.1" port="514" protocol="udp")\\n' > /etc/rsyslog.conf
        start_syslog`,
    },
  ],
});
