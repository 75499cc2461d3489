import { defineFault } from '../types.ts';

/** With a limit of one process Postfix logs nothing about it. */
export default defineFault({
  id: 'smtpd-process-limit',
  finding: 'smtpd-process-limit',
  inject: `
    sed -i -E 's/^smtp +inet.*/smtp inet n - y - 1 smtpd/' /etc/postfix/master.cf
    touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
    restart_postfix
    for n in $(seq 1); do
      outside bash -c 'exec 3<>/dev/tcp/192.0.2.10/25; read -r greeting <&3; sleep 200' > /dev/null 2>&1 &
    done
    wait_until 5 sh -c "ss -Htn state established 'sport = :25' | grep -c 198.51.100.77 | grep -x 1"`,
  symptom: `
    DIAL_SECONDS=2 fails dial 127.0.0.1 25
    ss -Htn state established 'sport = :25' | grep 198.51.100.77`,
  variants: [
    {
      name: 'by-default-limit',
      inject: `
        set_parameter 'default_process_limit = 2'
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix
        for n in $(seq 2); do
          outside bash -c 'exec 3<>/dev/tcp/192.0.2.10/25; read -r greeting <&3; sleep 200' > /dev/null 2>&1 &
        done
        wait_until 5 sh -c "ss -Htn state established 'sport = :25' | grep -c 198.51.100.77 | grep -x 2"`,
    },
    {
      // Nobody waits any more when check looks: the log and the setting are what is left.
      name: 'quiet-again',
      inject: `
        sed -i -E 's/^smtp +inet.*/smtp inet n - y - 2 smtpd/' /etc/postfix/master.cf
        touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
        restart_postfix
        for n in 1 2 3; do
          outside timeout 2 bash -c 'exec 3<>/dev/tcp/192.0.2.10/25; read -r greeting <&3; sleep 2' > /dev/null 2>&1 &
        done
        sleep 3`,
      symptom: `
        grep 'has reached its process limit "2"' $LOG
        DIAL_SECONDS=20 dial 127.0.0.1 25`,
    },
  ],
});
