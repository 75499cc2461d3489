import { defineHealthy } from '../types.ts';

/** postscreen(8) holds port 25; a stranger gets the whole greeting only after six seconds. */
export default defineHealthy({
  id: 'postscreen',
  setup: `
    sed -i -E -e 's/^smtp +inet.*/smtp inet n - y - 1 postscreen/' -e 's/^#(smtpd +pass|dnsblog +unix|tlsproxy +unix)/\\1/' /etc/postfix/master.cf
    set_parameter 'postscreen_greet_action = enforce'
    restart_postfix`,
  proof: `
    DIAL_SECONDS=15 dial_from_outside 192.0.2.10 25 | grep '^220-'
    wait_log 'postfix/postscreen.*PASS NEW'
    dial 127.0.0.1 25
    send someone@other.test
    wait_log 'to=<someone@other.test>.*status=sent'`,
});
