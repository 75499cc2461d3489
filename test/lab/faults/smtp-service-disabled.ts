import { defineFault } from '../types.ts';

export default defineFault({
  id: 'smtp-service-disabled',
  finding: 'smtp-service-disabled',
  inject: `
    sed -i -E 's/^smtp +inet/#&/' /etc/postfix/master.cf
    restart_postfix`,
  symptom: `
    kill -0 "$(master_pid)"
    fails dial 127.0.0.1 25
    fails dial_from_outside 192.0.2.10 25`,
  variants: [
    {
      name: 'line-deleted',
      inject: `
        drop_lines /etc/postfix/master.cf '^smtp +inet'
        postfix reload
        wait_until 5 sh -c "ss -Hltn 'sport = :25' | grep -c . | grep '^0'"`,
    },
    {
      name: 'filter-gone',
      inject: `
        sed -i -E 's/^smtp +inet/#smtp inet/' /etc/postfix/master.cf
        put_line /etc/postfix/master.cf '127.0.0.1:10025 inet n - n - 10 smtpd -o content_filter='
        restart_postfix`,
    },
  ],
});
