import { defineFault } from '../types.ts';

export default defineFault({
  id: 'service-not-enabled',
  finding: 'service-not-enabled',
  inject: `
    mkdir -p /run/systemd/system
    printf '#!/bin/sh\\necho LoadState=loaded\\necho ActiveState=active\\necho UnitFileState=disabled\\n' > /usr/bin/systemctl
    chmod 755 /usr/bin/systemctl`,
  symptom: 'systemctl show postfix.service | grep UnitFileState=disabled',
  variants: [
    {
      name: 'masked-while-running',
      inject: `
        mkdir -p /run/systemd/system
        printf '#!/bin/sh\\necho LoadState=masked\\necho ActiveState=active\\necho UnitFileState=masked\\n' > /usr/bin/systemctl
        chmod 755 /usr/bin/systemctl`,
      symptom: 'systemctl show postfix.service | grep masked',
    },
  ],
});
