import type { Decider } from './model.ts';
import type { OpenPort } from './open-port.ts';

/** Commands that let the answers to this host's own connections in: a stateful rule before all others. */
export function letAnswersIn({ table, base }: Decider): OpenPort {
  if (table.tool === 'nft') {
    const at = `${table.family} ${table.name} ${base.name}`;
    return {
      open: `nft insert rule ${at} ct state established,related accept`,
      keep: 'grep -n "" /etc/nftables.conf    # make the same change there, or the next reboot brings the old rules back',
      undo: `nft -a list chain ${at}    # then: nft delete rule ${at} handle NUMBER`,
    };
  }
  const rule = `${base.name} -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT`;
  return {
    open: `${table.tool} -I ${rule}`,
    keep: `${table.tool}-save    # what it prints belongs into the file that is loaded at boot (/etc/iptables/rules.v4, or your script)`,
    undo: `${table.tool} -D ${rule}`,
  };
}
