import { defineHealthy } from '../types.ts';

/** Port 25 is spread over several lines of master.cf, one an address. */
export default defineHealthy({
  id: 'one-service-per-address',
  setup: `
    sed -i -E 's/^smtp +inet/#&/' /etc/postfix/master.cf
    for address in 127.0.0.1 192.0.2.10 '[2001:db8::10]'; do
      put_line /etc/postfix/master.cf "$address:smtp inet n - y - - smtpd"
    done
    restart_postfix`,
  proof: `
    dial 127.0.0.1 25
    dial_from_outside 192.0.2.10 25
    dial_from_outside 2001:db8::10 25`,
});
