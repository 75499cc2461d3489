import { all } from './conditions.ts';
import type { Action, Answer, Chain, Decider, Hook, Packet, PacketFilter, Rule, Table, Verdict } from './model.ts';

/** What one base chain may do to the packet. More than one possibility where a rule can't be judged from here. */
type Possible =
  | { readonly kind: 'pass' }
  | { readonly kind: 'back' }
  | { readonly kind: 'drop' | 'reject'; readonly by: Decider; readonly how: string }
  | { readonly kind: 'redirect'; readonly by: Decider; readonly address: string | null; readonly port: number | null }
  | { readonly kind: 'unclear'; readonly rule: string };
interface Walking {
  readonly packet: Packet;
  readonly table: Table;
  readonly base: Chain;
  /** Rules looked at so far, and whether a rule about this port lets some senders in. */
  readonly count: { rules: number; someAccepted: boolean };
}

/** The kernel allows 16 nested jumps (NFT_JUMP_STACK_SIZE); a rule set larger than this isn't one that can be explained. */
const DEEPEST = 16;
const MOST_RULES = 100_000;
const HOOKS: { readonly [direction in Packet['direction']]: readonly Hook[] } = {
  in: ['ingress', 'prerouting', 'input'],
  out: ['output', 'postrouting'],
};

/**
 * Follows one packet through all chains as the kernel does: hook by hook, by priority; a drop is final, an accept ends its chain only.
 * @param isOwn tells addresses of this host, so that a redirect to itself is followed further.
 */
export function evaluate(filter: PacketFilter, packet: Packet, isOwn: (address: string) => boolean): Verdict {
  const count = { rules: 0, someAccepted: false };
  let now = packet;
  let unclear: string | null = null;
  for (const hook of HOOKS[packet.direction]) {
    let translated = false;
    for (const { table, chain } of baseChains(filter, hook, now)) {
      if (chain.base?.nat && translated) continue;
      const ways = walkBase({ packet: now, table, base: chain, count });
      const decided = decide(ways, count.someAccepted);
      if (decided !== null) return decided;
      const redirect = ways.find((way) => way.kind === 'redirect');
      unclear ??= unclearRule(ways);
      if (redirect === undefined) continue;
      translated = true;
      const port = redirect.port ?? now.port;
      if (ways.length > 1) unclear ??= ruleText(redirect.by);
      else if (redirect.address !== null && !isOwn(redirect.address)) return { ...redirect, kind: 'redirected', port };
      else now = { ...now, port, redirected: true, ...(redirect.address === null ? {} : { ownAddress: redirect.address }) };
      if (ways.length === 1 && port !== packet.port) return { ...redirect, kind: 'redirected', port };
    }
  }
  return unclear === null ? { kind: 'accepted', someAcceptedFirst: count.someAccepted } : { kind: 'undecided', rule: unclear };
}

function baseChains(filter: PacketFilter, hook: Hook, packet: Packet): { table: Table; chain: Chain }[] {
  const seen = filter.tables.filter(
    ({ family }) => family === 'inet' || family === 'netdev' || family === (packet.family === 'ipv4' ? 'ip' : 'ip6'),
  );
  return seen
    .flatMap((table) => [...table.chains.values()].map((chain) => ({ table, chain })))
    .filter(({ chain }) => chain.base?.hook === hook && (chain.base.device === null || chain.base.device === packet.interface))
    .sort((a, b) => (a.chain.base?.priority ?? 0) - (b.chain.base?.priority ?? 0));
}

/** A verdict if every possibility ends the packet; the last one is what holds when nothing uncertain applied. */
function decide(ways: readonly Possible[], onlySomePeers: boolean): Verdict | null {
  const ends = ways.flatMap((way) => (way.kind === 'drop' || way.kind === 'reject' ? [way] : []));
  const last = ends.at(-1);
  if (last === undefined || ends.length < ways.length) return null;
  return { kind: last.kind === 'drop' ? 'dropped' : 'rejected', by: last.by, how: last.how, onlySomePeers };
}

function unclearRule(ways: readonly Possible[]): string | null {
  if (ways.every(({ kind }) => kind === 'pass' || kind === 'redirect')) return null;
  const one = ways.find(({ kind }) => kind !== 'pass');
  return one === undefined || one.kind === 'pass' || one.kind === 'back' ? null : one.kind === 'unclear' ? one.rule : ruleText(one.by);
}

function walkBase(walking: Walking): Possible[] {
  const { base, table } = walking;
  const end: Possible =
    base.base?.policy === 'drop' ? { kind: 'drop', by: { table, chain: base, base, rule: null }, how: 'policy drop' } : { kind: 'pass' };
  return walkChain(walking, base, 0).map((way) => (way.kind === 'back' ? end : way));
}

function walkChain(walking: Walking, chain: Chain, depth: number): Possible[] {
  const ways: Possible[] = [];
  for (const rule of chain.rules) {
    walking.count.rules += 1;
    if (walking.count.rules > MOST_RULES) return [...ways, { kind: 'unclear', rule: `more than ${MOST_RULES} rules` }];
    const applies = answerOf(rule, walking);
    if (applies === 'no') continue;
    const { possible, goesOn } = act(walking, chain, rule, depth);
    ways.push(...possible);
    if (applies === 'yes' && !goesOn) return ways;
  }
  return [...ways, { kind: 'back' }];
}

function answerOf(rule: Rule, { packet, count }: Walking): Answer {
  const answers = rule.conditions.map((condition) => condition.answer(packet));
  const others = rule.conditions.flatMap((condition, at) => (condition.aboutPeer ? [] : [answers[at] ?? 'no']));
  const aboutSome = rule.action.kind === 'accept' && others.length < answers.length && rule.conditions.some(({ aboutPort }) => aboutPort);
  if (aboutSome && all(others) !== 'no') count.someAccepted = true;
  return all(answers);
}

function act(walking: Walking, chain: Chain, rule: Rule, depth: number): { possible: Possible[]; goesOn: boolean } {
  const { action } = rule;
  const by: Decider = { table: walking.table, chain, base: walking.base, rule };
  const ends = (way: Possible) => ({ possible: [way], goesOn: false });
  switch (action.kind) {
    case 'continue':
      return { possible: [], goesOn: true };
    case 'accept':
      return ends({ kind: 'pass' });
    case 'return':
      return ends({ kind: 'back' });
    case 'drop':
      return ends({ kind: 'drop', by, how: 'drop' });
    case 'reject':
      return ends({ kind: 'reject', by, how: action.how });
    case 'redirect':
      return ends({ kind: 'redirect', by, address: action.address, port: action.port });
    case 'unknown':
      return ends({ kind: 'unclear', rule: rule.text });
    default:
      return enter(walking, action, rule, depth);
  }
}

function enter(walking: Walking, action: Extract<Action, { kind: 'jump' | 'goto' }>, rule: Rule, depth: number) {
  const target = walking.table.chains.get(action.chain);
  if (target === undefined || depth >= DEEPEST) return { possible: [{ kind: 'unclear', rule: rule.text } as const], goesOn: false };
  const inside = walkChain(walking, target, depth + 1);
  const comesBack = inside.some(({ kind }) => kind === 'back');
  if (action.kind === 'goto') return { possible: inside, goesOn: false };
  return { possible: inside.filter(({ kind }) => kind !== 'back'), goesOn: comesBack };
}

const ruleText = ({ rule, base }: Decider): string => rule?.text ?? `policy of ${base.name}`;
