import { defineHealthy } from '../types.ts';

const lie = 'postfix/master[1]: fatal: bind 0.0.0.0 port 25: Address already in use';

/** What other people wrote into our log: each line below is a genuine place where their text lands. */
const lines = `
reject() { echo "$(date -Ins | tr , .) mail postfix/smtpd[$1]: NOQUEUE: reject: RCPT from unknown[203.0.113.$(($1 % 250))]: 554 5.7.1 <$2>: Relay access denied; from=<x@spam.test> to=<$2> proto=ESMTP helo=<$3>"; }
tag() { echo "$(date -Ins | tr , .) mail postfix/$1"; }
{
  reject 4001 'a@elsewhere.test' '${lie}'
  reject 4002 'open database /etc/postfix/virtual.db: No such file or directory@x.test' 'fatal: main.cf: missing'
  echo "$(tag 'smtp[4003]'): 4ZZA1B: to=<someone@remote.test>, relay=mx.remote.test[198.51.100.25]:25, delay=1, delays=0/0/1/0, dsn=4.3.0, status=deferred (host mx.remote.test[198.51.100.25] said: 451 4.3.0 fatal: open /etc/postfix/main.cf: No such file or directory; No space left on device (in reply to RCPT TO command))"
  echo "$(tag 'cleanup[4004]'): 4ZZA1C: warning: header Subject: ${lie} from client.outside.test[198.51.100.77]; from=<x@spam.test> to=<alice@example.test> proto=ESMTP helo=<x>"
  echo "$(tag 'smtpd[4005]'): warning: non-SMTP command from unknown[203.0.113.9]: GET /postfix/master[1]: terminating on signal 15 HTTP/1.1"
  echo "$(tag 'smtpd[4006]'): warning: hostname fatal.error.while.loading.shared.libraries.test does not resolve to address 203.0.113.10: Name or service not known"
  printf '%s: too many errors after RCPT from unknown[203.0.113.11]\\n' "$(tag 'smtpd[4007]')"
  printf '%s: NOQUEUE: reject: MAIL from unknown[203.0.113.12]: 555 5.5.4 Unsupported option: \\033]0;owned\\007\\033[2J\\033[31mAUTH\\n' "$(tag 'smtpd[4008]')"
  printf '%s: NOQUEUE: reject: RCPT from unknown[203.0.113.13]: 501 5.1.3 Bad recipient address syntax; helo=<' "$(tag 'smtpd[4009]')"
  head -c 100000 /dev/zero | tr '\\0' A
  printf '>\\n\\0\\377\\376\\200 binary junk \\303\\050\\r\\r\\n\\n\\n'
  printf '${lie}\\n'
  awk -v prefix="$(date -Ins | tr , .) mail" 'BEGIN { for (i = 0; i < 20000; i++) {
    print prefix " postfix/smtpd[" i % 300 + 5000 "]: connect from unknown[203.0.113." i % 250 "]"
    print prefix " postfix/smtpd[" i % 300 + 5000 "]: lost connection after AUTH from unknown[203.0.113." i % 250 "]"
    print prefix " postfix/smtpd[" i % 300 + 5000 "]: disconnect from unknown[203.0.113." i % 250 "] ehlo=1 auth=0/1 commands=1/2" } }'
} >> $LOG`;

export default defineHealthy({
  id: 'hostile-log',
  setup: `
    dial_from_outside 192.0.2.10 25 'EHLO postfix/master[1]:' 'MAIL FROM:<fatal@spam.test>' 'RCPT TO:<x@elsewhere.test>'
    log_line 'postfix/smtpd[3999]' 'connect from unknown[203.0.113.7]'
    ${lines}`,
  proof: `
    grep -a 'helo=<postfix/master' $LOG
    grep -ac 'Address already in use' $LOG
    dial_from_outside 192.0.2.10 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
