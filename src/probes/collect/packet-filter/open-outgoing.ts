import type { FrontEnd } from './describe.ts';
import type { Decider } from './model.ts';
import { type OpenPort, openPort } from './open-port.ts';

/** As `openPort`, for connections that leave this host: the front-ends have other words for them. */
export function openOutgoing(decider: Decider, frontEnd: FrontEnd, port: number): OpenPort {
  if (frontEnd === 'ufw') {
    return {
      open: `ufw allow out ${port}/tcp`,
      keep: 'ufw status numbered    # ufw keeps its rules by itself',
      undo: `ufw delete allow out ${port}/tcp`,
    };
  }
  if (frontEnd !== 'firewalld') return openPort(decider, frontEnd, port);
  const rule = `ipv4 filter OUTPUT 0 -p tcp --dport ${port} -j ACCEPT`;
  return {
    open: `firewall-cmd --direct --add-rule ${rule}`,
    keep: `firewall-cmd --permanent --direct --add-rule ${rule}`,
    undo: `firewall-cmd --direct --remove-rule ${rule} && firewall-cmd --permanent --direct --remove-rule ${rule}`,
  };
}
