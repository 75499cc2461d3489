import type { Chain, Hook, Rule, Table } from './model.ts';
import { nftRules } from './nft-rule.ts';
import { ruleTexts } from './nft-text.ts';
import { isList, isObject, type NamedSets, type NftJson, textOf } from './nft-values.ts';

type NftObject = { readonly [key: string]: NftJson };
const HOOKS: ReadonlySet<string> = new Set<Hook>(['prerouting', 'input', 'output', 'postrouting', 'forward', 'ingress']);
const FAMILIES: ReadonlySet<string> = new Set(['ip', 'ip6', 'inet', 'netdev']);

/**
 * Reads `nft -j list ruleset` (libnftables-json(5)).
 * @param plain the output of `nft -a list ruleset`, for the wording of the rules; may be empty.
 * @returns null when the text is no such document.
 */
export function readNft(json: string, plain: string): readonly Table[] | null {
  const objects = parse(json);
  if (objects === null) return null;
  const texts = ruleTexts(plain);
  return objects.flatMap(({ table }) => (isObject(table) && FAMILIES.has(textOf(table.family)) ? [readTable(table, objects, texts)] : []));
}

function parse(json: string): readonly NftObject[] | null {
  try {
    const document = JSON.parse(json) as NftJson;
    return isObject(document) && isList(document.nftables) ? document.nftables.filter(isObject) : null;
  } catch {
    return null;
  }
}

function readTable(table: NftObject, objects: readonly NftObject[], texts: ReadonlyMap<string, string>): Table {
  const [family, name] = [textOf(table.family), textOf(table.name)];
  const inside = (one: NftJson | undefined): one is NftObject =>
    isObject(one) && textOf(one.family) === family && textOf(one.table) === name;
  const sets: NamedSets = new Map(
    objects
      .flatMap(({ set, map }) => [set, map])
      .flatMap((one) => (inside(one) ? [[textOf(one.name), isList(one.elem) ? one.elem : []] as const] : [])),
  );
  const rules = new Map<string, Rule[]>();
  for (const { rule } of objects) {
    if (!inside(rule)) continue;
    const text = texts.get(`${family} ${name} ${textOf(rule.chain)} ${textOf(rule.handle)}`) ?? `rule with handle ${textOf(rule.handle)}`;
    rules.set(textOf(rule.chain), [...(rules.get(textOf(rule.chain)) ?? []), ...nftRules(rule, sets, text)]);
  }
  const chains = objects.flatMap(({ chain }) => (inside(chain) ? [readChain(chain, rules.get(textOf(chain.name)) ?? [])] : []));
  return { tool: 'nft', family: family as Table['family'], name, chains: new Map(chains.map((chain) => [chain.name, chain])) };
}

function readChain(chain: NftObject, rules: readonly Rule[]): Chain {
  const hook = textOf(chain.hook);
  if (!HOOKS.has(hook)) return { name: textOf(chain.name), rules, base: null };
  const base = {
    hook: hook as Hook,
    priority: Number(textOf(chain.prio)) || 0,
    policy: chain.policy === 'drop' ? ('drop' as const) : ('accept' as const),
    nat: chain.type === 'nat',
    device: textOf(chain.dev) || null,
  };
  return { name: textOf(chain.name), rules, base };
}
