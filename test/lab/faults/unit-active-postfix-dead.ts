import { defineFault } from '../types.ts';

export default defineFault({
  id: 'unit-active-postfix-dead',
  finding: 'unit-active-postfix-dead',
  inject: `
    mkdir -p /run/systemd/system
    printf '#!/bin/sh\\necho LoadState=loaded\\necho ActiveState=active\\necho UnitFileState=enabled\\n' > /usr/bin/systemctl
    chmod 755 /usr/bin/systemctl
    stop_postfix
    : > $LOG`,
  symptom: `
    fails dial 127.0.0.1 25
    fails kill -0 "$(master_pid)"`,
  variants: [
    {
      name: 'log-interrupted',
      inject: `
        mkdir -p /run/systemd/system
        printf '#!/bin/sh\\necho LoadState=loaded\\necho ActiveState=active\\necho UnitFileState=enabled-runtime\\n' > /usr/bin/systemctl
        chmod 755 /usr/bin/systemctl
        stop_syslog
        stop_postfix
        sleep 2.5
        start_syslog`,
    },
  ],
});
