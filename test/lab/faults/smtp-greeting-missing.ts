import { defineFault } from '../types.ts';

/** Connected, and nothing is said: the server program hangs, or it is no SMTP server. */
export default defineFault({
  id: 'smtp-greeting-missing',
  finding: 'smtp-greeting-missing',
  inject: `
    dial 127.0.0.1 25
    kill -STOP $(pgrep -x smtpd)`,
  symptom: `
    ss -Hltn 'sport = :25' | grep .
    DIAL_SECONDS=2 fails dial 127.0.0.1 25
    DIAL_SECONDS=2 fails dial_from_outside 192.0.2.10 25`,
  variants: [
    {
      name: 'other-program',
      inject: `
        sed -i -E 's,^smtp +inet.*,smtp inet n n n - 0 spawn\\n  user=nobody argv=/bin/sleep 100,' /etc/postfix/master.cf
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix`,
    },
  ],
});
