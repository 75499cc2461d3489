import type { Decider } from './model.ts';

/** Commands that let questions to name servers out, or their answers in, by a rule before all others. */
export function letDnsThrough({ table, base }: Decider): { readonly open: string; readonly undo: string } {
  const outgoing = base.base?.hook === 'output';
  if (table.tool === 'nft') {
    const at = `${table.family} ${table.name} ${base.name}`;
    return {
      open: `nft insert rule ${at} ${outgoing ? 'udp dport 53' : 'ct state established,related'} accept`,
      undo: `nft -a list chain ${at}    # then: nft delete rule ${at} handle NUMBER`,
    };
  }
  const rule = `${base.name} ${outgoing ? '-p udp --dport 53' : '-m conntrack --ctstate ESTABLISHED,RELATED'} -j ACCEPT`;
  return { open: `${table.tool} -I ${rule}`, undo: `${table.tool} -D ${rule}` };
}
