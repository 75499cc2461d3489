import { defineFault } from '../types.ts';

const symptom = `
    kill -0 "$(cat /run/rsyslogd.pid)"
    token=$RANDOM$RANDOM
    logger -p mail.info -t postfix/test $token
    sleep 0.5
    fails grep -r $token /var/log`;
const again = `
        stop_syslog
        start_syslog`;

export default defineFault({
  id: 'mail-facility-not-logged',
  finding: 'mail-facility-not-logged',
  inject: `
    sed -i -e 's/^mail\\./#&/' -e 's/^\\*\\.\\*;auth,authpriv.none/*.*;auth,authpriv,mail.none/' /etc/rsyslog.conf
    ${again}`,
  symptom,
  variants: [
    {
      name: 'errors-only',
      inject: `
        sed -i -e 's/^mail\\.\\*/mail.err/' -e 's/^\\*\\.\\*;auth,authpriv.none/*.*;mail,auth,authpriv.none/' /etc/rsyslog.conf
        ${again}`,
    },
    {
      name: 'discarded-by-program',
      inject: `
        put_line /etc/rsyslog.d/10-quiet.conf ':programname, isequal, "postfix" stop'
        ${again}`,
    },
    {
      name: 'discarded-by-script',
      inject: `
        mkdir /etc/rsyslog.quiet
        printf 'if ($syslogfacility-text == "mail"\\n    and not ($programname == "dovecot")) then {\\n  stop\\n}\\n' > /etc/rsyslog.quiet/mail.conf
        sed -i '1i include(file="/etc/rsyslog.quiet/*.conf")' /etc/rsyslog.conf
        ${again}`,
    },
    {
      name: 'another-configuration-file',
      inject: `
        printf 'module(load="imuxsock")\\nkern.* /var/log/kern.log\\n' > /etc/rsyslog-small.conf
        stop_syslog
        rsyslogd -f /etc/rsyslog-small.conf
        wait_until 5 test -S /dev/log`,
      also: ['chroot-syslog-socket-missing'],
    },
  ],
});
