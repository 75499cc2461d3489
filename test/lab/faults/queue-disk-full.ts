import { defineFault } from '../types.ts';

export default defineFault({
  id: 'queue-disk-full',
  finding: 'queue-disk-full',
  inject: `
    stop_postfix
    mount -t tmpfs -o mode=755,size=20m tmpfs /var/spool/postfix
    start_postfix
    dd if=/dev/zero of=/var/spool/postfix/fill bs=1k count=100000`,
  symptom: `
    dial 127.0.0.1 25 'EHLO x' 'MAIL FROM:<bob@example.test>' | grep '^452'`,
  variants: [
    {
      name: 'too-small',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^message_size_limit *='
        put_line /etc/postfix/main.cf 'message_size_limit = 900000000000000'
        settle
        start_postfix`,
      symptom: `
        dial 127.0.0.1 25 'EHLO x' 'MAIL FROM:<bob@example.test>' | grep '^452'`,
    },
    {
      name: 'data',
      inject: `
        stop_postfix
        mount -t tmpfs -o mode=700,size=8k tmpfs /var/lib/postfix
        chown postfix: /var/lib/postfix
        dd if=/dev/zero of=/var/lib/postfix/fill bs=1k count=100
        chown postfix: /var/lib/postfix/fill
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "No space left on device"`,
    },
  ],
});
