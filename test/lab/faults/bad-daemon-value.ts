import { defineFault } from '../types.ts';

export default defineFault({
  id: 'bad-daemon-value',
  finding: 'bad-daemon-value',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^maximal_queue_lifetime *='
    put_line /etc/postfix/main.cf 'maximal_queue_lifetime = 5x'
    settle
    start_postfix`,
  symptom: `
    wait_log 'bad command startup -- throttling'`,
  variants: [
    {
      name: 'smtpd',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^smtpd_timeout *='
        put_line /etc/postfix/main.cf 'smtpd_timeout = abc'
        settle
        start_postfix`,
      symptom: `
        dial 127.0.0.1 25 || true
        wait_log 'bad command startup -- throttling'`,
    },
    {
      name: 'in-master-cf',
      inject: `
        stop_postfix
        sed -i -E 's/^(smtp +inet .*smtpd)$/\\1 -o smtpd_helo_required=on/' /etc/postfix/master.cf
        settle
        start_postfix`,
      symptom: `
        dial 127.0.0.1 25 || true
        wait_log 'bad command startup -- throttling'`,
    },
    {
      name: 'local',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^mailbox_size_limit *='
        put_line /etc/postfix/main.cf 'mailbox_size_limit = 50M'
        settle
        start_postfix
        send alice@example.test`,
      symptom: `
        wait_log 'bad command startup -- throttling'`,
    },
    {
      name: 'broken-override',
      inject: `
        stop_postfix
        sed -i -E 's/^(smtp +inet .*smtpd)$/\\1 -o smtpd_banner = hello/' /etc/postfix/master.cf
        settle
        start_postfix`,
      symptom: `
        dial 127.0.0.1 25 || true
        wait_log 'bad command startup -- throttling'`,
    },
    {
      name: 'transport',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^relay_destination_concurrency_limit *='
        put_line /etc/postfix/main.cf 'relay_destination_concurrency_limit = few'
        settle
        start_postfix`,
      symptom: 'postconf -h relay_destination_concurrency_limit | grep few',
    },
    {
      name: 'cleanup',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^hopcount_limit *='
        put_line /etc/postfix/main.cf 'hopcount_limit = 0'
        settle
        start_postfix
        send alice@example.test`,
      symptom: `
        wait_log 'bad command startup -- throttling'`,
    },
  ],
});
