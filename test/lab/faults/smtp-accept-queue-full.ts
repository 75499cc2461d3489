import { defineFault } from '../types.ts';

/** Nobody takes connections out of the queue of the kernel, and it is full. */
export default defineFault({
  id: 'smtp-accept-queue-full',
  finding: 'smtp-accept-queue-full',
  inject: `
    kill -STOP "$(master_pid)"
    for process in $(pgrep -x smtpd); do kill -STOP $process; done

    for n in $(seq 102); do
      outside bash -c 'exec 3<>/dev/tcp/192.0.2.10/25; read -r greeting <&3; sleep 200' > /dev/null 2>&1 &
    done

    wait_until 5 sh -c "ss -Hltn4 'sport = :25' | grep -E '^LISTEN +10[01] +100 '" `,
  symptom: `
    ss -Hltn4 'sport = :25' | grep -E '^LISTEN +10[01] +100 '
    DIAL_SECONDS=2 fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'short-queue',
      inject: `
        sysctl -w net.core.somaxconn=4 || echo 4 > /proc/sys/net/core/somaxconn
        restart_postfix
        kill -STOP "$(master_pid)"
        for process in $(pgrep -x smtpd); do kill -STOP $process; done

        for n in $(seq 6); do
          outside bash -c 'exec 3<>/dev/tcp/192.0.2.10/25; read -r greeting <&3; sleep 200' > /dev/null 2>&1 &
        done

        sleep 1`,
      symptom: `
        ss -Hltn4 'sport = :25' | grep -E '^LISTEN +[45] +4 '
        DIAL_SECONDS=2 fails dial 127.0.0.1 25`,
    },
  ],
});
