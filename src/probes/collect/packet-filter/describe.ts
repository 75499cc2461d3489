import type { Decider, PacketFilter } from './model.ts';

/** Who looks after the rules: the tool to change them with, so that the change isn't overwritten. */
export type FrontEnd = 'ufw' | 'firewalld' | 'docker' | 'nft' | 'iptables' | 'ip6tables' | 'iptables-legacy' | 'ip6tables-legacy';

/** "table inet filter, chain input". */
export const placeOfRule = ({ table, chain }: Decider): string =>
  `table ${table.family} ${table.name}, chain ${chain.name} (${table.tool})`;

/** The rule as its tool prints it; for a chain's end, its policy. */
export const textOfRule = ({ rule, base }: Decider): string =>
  rule?.text ?? `policy drop of chain ${base.name}: what no rule accepts is dropped`;

/** Front-ends mark what they make: ufw by its chains' names, firewalld by its table's or chains' names. */
export function frontEndOf(decider: Decider, filter: PacketFilter): FrontEnd {
  const { table, chain, rule } = decider;
  const names = [...table.chains.keys()];
  const own = rule === null || chain.base === null;
  if (table.tool === 'nft') return table.name === 'firewalld' ? 'firewalld' : 'nft';
  if (/^ufw6?-/.test(chain.name) || (rule === null && names.some((name) => /^ufw6?-/.test(name)))) return 'ufw';
  if (own && names.some((name) => /^(IN_public|INPUT_ZONES)/.test(name))) return 'firewalld';
  if (/^DOCKER/.test(chain.name)) return 'docker';
  return filter.tables.includes(table) ? table.tool : 'iptables';
}
