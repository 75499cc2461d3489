import { always, never, perhaps } from './conditions.ts';
import type { Action, Condition, Rule } from './model.ts';
import { matchCondition } from './nft-match.ts';
import { elements, isList, isObject, type NamedSets, type NftJson, portNumber, textOf } from './nft-values.ts';

/** One nftables rule. A rule with a verdict map becomes several, one for each key. */
export function nftRules(rule: { readonly [key: string]: NftJson }, sets: NamedSets, text: string): Rule[] {
  const handle = typeof rule.handle === 'number' ? rule.handle : null;
  const conditions: Condition[] = [];
  const rules: Rule[] = [];
  for (const statement of isList(rule.expr) ? rule.expr : []) {
    if (!isObject(statement)) continue;
    const condition = conditionOf(statement, sets);
    if (condition !== null) conditions.push(condition);
    if (isObject(statement.vmap)) {
      for (const [key, action] of branches(statement.vmap, sets)) rules.push({ text, handle, conditions: [...conditions, key], action });
    }
    const action = actionOf(statement);
    if (action !== null) return [...rules, { text, handle, conditions, action }];
  }
  return rules;
}

/** Statements that don't decide anything: they count, log, mark. */
const SILENT = [
  'counter',
  'log',
  'mangle',
  'notrack',
  'flow',
  'ct helper',
  'ct timeout',
  'ct expectation',
  'secmark',
  'comment',
  'last',
  'map',
];

function conditionOf(statement: { readonly [key: string]: NftJson }, sets: NamedSets): Condition | null {
  const { match, limit, set, meter } = statement;
  const count = statement['ct count'];
  if (isObject(match)) return matchCondition(match.left, textOf(match.op) || '==', match.right, sets);
  if (isObject(limit)) return withinLimit(limit);
  if (isObject(count)) return withinLimit(count);
  if (isObject(meter)) return isObject(meter.stmt) ? conditionOf(meter.stmt, sets) : perhaps;
  if (isObject(set))
    return isList(set.stmt) ? (set.stmt.flatMap((one) => (isObject(one) ? (conditionOf(one, sets) ?? []) : []))[0] ?? always) : null;
  if (isObject(statement.xt)) return statement.xt.name === 'comment' || statement.xt.type === 'target' ? null : perhaps;
  return 'quota' in statement || 'tproxy' in statement || 'socket' in statement ? perhaps : null;
}

/** A single connection is within a limit; `inv` asks for what is over it. */
const withinLimit = (limit: { readonly [key: string]: NftJson }): Condition => (limit.inv === true ? never : always);

function branches(vmap: { readonly [key: string]: NftJson }, sets: NamedSets): [Condition, Action][] {
  const pairs = elements(vmap.data, sets);
  if (pairs === null) return [[perhaps, { kind: 'unknown' }]];
  return pairs.map((pair) => {
    const [key, verdict] = isList(pair) ? pair : [];
    const value = isObject(key) && isObject(key.elem) ? key.elem.val : key;
    const action = isObject(verdict) ? actionOf(verdict) : null;
    return [value === '*' ? always : matchCondition(vmap.key, '==', value, sets), action ?? { kind: 'unknown' }];
  });
}

function actionOf(statement: { readonly [key: string]: NftJson }): Action | null {
  const [name = ''] = Object.keys(statement);
  const value = statement[name];
  const target = isObject(value) ? textOf(value.target) : '';
  switch (name) {
    case 'accept':
    case 'drop':
    case 'return':
    case 'continue':
      return { kind: name };
    case 'jump':
    case 'goto':
      return { kind: name, chain: target };
    case 'reject':
      return { kind: 'reject', how: isObject(value) ? `reject with ${textOf(value.type)} ${textOf(value.expr)}`.trim() : 'reject' };
    case 'redirect':
      return { kind: 'redirect', address: null, port: isObject(value) ? portNumber(value.port) : null };
    case 'dnat':
      return destination(isObject(value) ? value : {});
    case 'masquerade':
    case 'snat':
      return { kind: 'accept' };
    case 'queue':
    case 'tproxy':
    case 'synproxy':
    case 'fwd':
      return { kind: 'unknown' };
    default:
      return isObject(statement.xt) && statement.xt.type === 'target' && !SILENT.includes(name) ? { kind: 'unknown' } : null;
  }
}

/** Only a plain address can be named; a map or a range of addresses can't be followed. */
function destination({ addr, port }: { readonly [key: string]: NftJson }): Action {
  if (addr === undefined) return { kind: 'redirect', address: null, port: portNumber(port) };
  return typeof addr === 'string' ? { kind: 'redirect', address: addr, port: portNumber(port) } : { kind: 'unknown' };
}
