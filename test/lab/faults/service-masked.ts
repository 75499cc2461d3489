import { defineFault } from '../types.ts';

export default defineFault({
  id: 'service-masked',
  finding: 'service-masked',
  inject: `
    mkdir -p /run/systemd/system
    printf '#!/bin/sh\\necho LoadState=masked\\necho ActiveState=inactive\\necho UnitFileState=masked\\n' > /usr/bin/systemctl
    chmod 755 /usr/bin/systemctl
    stop_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    fails kill -0 "$(master_pid)"`,
  variants: [
    {
      name: 'at-run-time',
      inject: `
        mkdir -p /run/systemd/system
        printf '#!/bin/sh\\necho LoadState=loaded\\necho ActiveState=inactive\\necho UnitFileState=masked-runtime\\n' > /usr/bin/systemctl
        chmod 755 /usr/bin/systemctl
        stop_postfix`,
    },
  ],
});
