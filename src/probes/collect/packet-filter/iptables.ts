import { iptablesRule } from './iptables-rule.ts';
import type { Chain, Hook, Rule, Table, Tool } from './model.ts';

/** Where the kernel calls the built-in chains of a table, by priority (linux/netfilter_ipv4.h). */
const PRIORITIES: { readonly [table: string]: number } = { raw: -300, mangle: -150, nat: -100, filter: 0, security: 50 };
const HOOKS: { readonly [chain: string]: Hook } = {
  PREROUTING: 'prerouting',
  INPUT: 'input',
  FORWARD: 'forward',
  OUTPUT: 'output',
  POSTROUTING: 'postrouting',
};

/** Reads the output of iptables-save(8) and its siblings: legacy and nft variants print the same. */
export function readIptables(saved: string, tool: Tool): readonly Table[] {
  const tables: Table[] = [];
  let name = '';
  let chains = new Map<string, { rules: Rule[]; policy: string }>();
  for (const line of saved.split('\n')) {
    if (line.startsWith('*')) [name, chains] = [line.slice(1).trim(), new Map()];
    const declared = /^:(\S+) (\S+)/.exec(line);
    if (declared) chains.set(declared[1] ?? '', { rules: [], policy: declared[2] ?? '-' });
    const appended = /^(?:\[\d+:\d+\] )?-A (\S+)(.*)$/.exec(line);
    if (appended) chains.get(appended[1] ?? '')?.rules.push(iptablesRule(appended[2] ?? '', line.replace(/^\[\d+:\d+\] /, '')));
    if (line.trim() === 'COMMIT' && name !== '') tables.push(table(tool, name, chains));
  }
  return tables;
}

function table(tool: Tool, name: string, chains: ReadonlyMap<string, { rules: readonly Rule[]; policy: string }>): Table {
  const family = tool.startsWith('ip6') ? 'ip6' : 'ip';
  const made = [...chains].map(([chain, { rules, policy }]): [string, Chain] => [
    chain,
    { name: chain, rules, base: base(name, chain, policy) },
  ]);
  return { tool, family, name, chains: new Map(made) };
}

function base(table: string, chain: string, policy: string): Chain['base'] {
  const hook = HOOKS[chain];
  const priority = PRIORITIES[table];
  if (hook === undefined || priority === undefined || policy === '-') return null;
  return { hook, priority, policy: policy === 'DROP' ? 'drop' : 'accept', nat: table === 'nat', device: null };
}
