import { defineFault } from '../types.ts';

export default defineFault({
  id: 'not-started-at-boot',
  finding: 'not-started-at-boot',
  inject: `
    mkdir -p /run/systemd/system
    printf '#!/bin/sh\\necho LoadState=loaded\\necho ActiveState=inactive\\necho UnitFileState=disabled\\n' > /usr/bin/systemctl
    chmod 755 /usr/bin/systemctl
    log="$(date -d '400 days ago' +%Y-%m-%dT%H:%M:%S+00:00) mail"
    stop_postfix
    sed "s/^[^ ]* mail /$log /" $LOG > /root/old.log
    cat /root/old.log > $LOG`,
  symptom: `
    fails dial 127.0.0.1 25
    fails kill -0 "$(master_pid)"`,
  variants: [
    {
      name: 'started-in-another-life',
      inject: `
        mkdir -p /run/systemd/system
        printf '#!/bin/sh\\necho LoadState=loaded\\necho ActiveState=failed\\necho UnitFileState=disabled\\n' > /usr/bin/systemctl
        chmod 755 /usr/bin/systemctl
        end_process "$(master_pid)" -KILL
        log="$(date -d '400 days ago' +%Y-%m-%dT%H:%M:%S+00:00) mail"
        sed "s/^[^ ]* mail /$log /" $LOG > /root/old.log
        cat /root/old.log > $LOG`,
    },
  ],
});
