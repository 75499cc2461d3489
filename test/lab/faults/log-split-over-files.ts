import { defineFault } from '../types.ts';

export default defineFault({
  id: 'log-split-over-files',
  finding: 'log-split-over-files',
  inject: `
    stop_syslog
    sed -i -e '/^mail\\./d' -e 's/^\\*\\.\\*;auth,authpriv.none/*.*;auth,authpriv,mail.none/' /etc/rsyslog.conf
    printf 'mail.=info -/var/log/mail.info\\nmail.=warn -/var/log/mail.warn\\nmail.err /var/log/mail.err\\n' > /etc/rsyslog.d/50-mail.conf
    start_syslog`,
  symptom: `
    logger -p mail.info -t postfix/test one
    logger -p mail.err -t postfix/test two
    sleep 0.5
    grep one /var/log/mail.info
    grep two /var/log/mail.err`,
  variants: [
    {
      name: 'warnings-apart',
      inject: `
        stop_syslog
        sed -i -e '/^mail\\./d' -e 's/^\\*\\.\\*;auth,authpriv.none/*.*;auth,authpriv,mail.none/' /etc/rsyslog.conf
        printf 'if $syslogfacility-text == "mail" and $syslogseverity <= 4 then { /var/log/mail.err\\n stop\\n}\\nmail.* /var/log/mail.info\\n' > /etc/rsyslog.d/50-mail.conf
        start_syslog`,
    },
  ],
});
