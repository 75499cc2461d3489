import { defineFault } from '../types.ts';

const symptom = `
    before=$(wc -l < $LOG)
    send alice@example.test bob@example.test
    wait_until 5 sh -c "tail -n +$((before + 1)) $LOG | grep removed"
    tail -n +$((before + 1)) $LOG > /tmp/since
    fails grep pickup /tmp/since`;

export default defineFault({
  id: 'chroot-syslog-socket-missing',
  finding: 'chroot-syslog-socket-missing',
  inject: `
    stop_syslog
    rm /etc/rsyslog.d/postfix.conf /var/spool/postfix/dev/log
    start_syslog`,
  symptom,
  variants: [
    {
      name: 'directory-gone',
      inject: `
        stop_syslog
        rm -r /var/spool/postfix/dev
        start_syslog`,
    },
    {
      name: 'qmgr-too',
      inject: `
        sed -i -E 's/^(qmgr +unix +n +- +)n/\\1y/' /etc/postfix/master.cf
        restart_postfix
        sleep 0.5
        stop_syslog
        rm /etc/rsyslog.d/postfix.conf
        start_syslog`,
      symptom: `
        before=$(wc -l < $LOG)
        send alice@example.test bob@example.test
        wait_until 5 grep -c . /var/mail/alice
        sleep 1
        tail -n +$((before + 1)) $LOG > /tmp/since
        grep local /tmp/since
        fails grep -E 'qmgr|pickup' /tmp/since`,
    },
  ],
});
