import * as ask from './conditions.ts';
import type { Condition } from './model.ts';
import { addresses, elements, isList, isObject, type NamedSets, type NftJson, ports, textOf } from './nft-values.ts';

/** The condition of one `match` (or of one key of a verdict map). What isn't known here is `perhaps`, never a guess. */
export function matchCondition(left: NftJson | undefined, op: string, right: NftJson | undefined, sets: NamedSets): Condition {
  if (['<', '>', '<=', '>='].includes(op)) return ofProtocol(left, compared(left, op, right));
  const values = elements(right, sets);
  if (values === null) return ofProtocol(left, ask.perhaps);
  const condition = equals(left, values);
  return ofProtocol(left, op === '!=' ? ask.not(condition) : condition);
}

/** A question about one protocol's header matches no packet of another, also when it is turned round: `udp dport != 53`, `icmp type …`. */
function ofProtocol(left: NftJson | undefined, condition: Condition): Condition {
  const name = isObject(left) && isObject(left.payload) ? textOf(left.payload.protocol) : '';
  if (name === 'tcp' || name === 'udp') return ask.within(name, condition);
  if (name === 'ip' || name === 'ip6') return both(name, condition);
  return /^(icmp|icmpv6|igmp|sctp|dccp|esp|ah|arp|udplite|gre)$/.test(name) ? ask.never : condition;
}

function equals(left: NftJson | undefined, values: readonly NftJson[]): Condition {
  if (!isObject(left)) return ask.perhaps;
  if (isObject(left.payload)) return payload(left.payload, values);
  if (isObject(left.meta)) return meta(textOf(left.meta.key), values.map(textOf));
  if (isObject(left.ct)) return conntrack(textOf(left.ct.key), values.map(textOf));
  if (isObject(left.fib)) return fib(left.fib, values);
  if (isList(left['&'])) return flags(left['&'], values);
  if (isList(left.concat)) return concatenated(left.concat, values);
  return ask.perhaps;
}

function payload({ protocol, field }: { readonly [key: string]: NftJson }, values: readonly NftJson[]): Condition {
  const name = `${textOf(protocol)} ${textOf(field)}`;
  switch (name) {
    case 'tcp dport':
    case 'udp dport':
    case 'th dport':
      return known(ports(values), ask.destinationPort);
    case 'tcp sport':
    case 'udp sport':
    case 'th sport':
      return known(ports(values), ask.sourcePort);
    case 'tcp flags':
      return ask.eitherWay(values.map(textOf).includes('syn') ? ask.always : ask.never, () => 'perhaps');
    case 'ip saddr':
    case 'ip6 saddr':
      return known(addresses(values), ask.sourceAddress);
    case 'ip daddr':
    case 'ip6 daddr':
      return known(addresses(values), ask.destinationAddress);
    case 'ip protocol':
    case 'ip6 nexthdr':
      return ask.protocolIs(values.map(textOf));
    default:
      return ask.perhaps;
  }
}

/** `ip …` matches no IPv6 packet and the other way round, whatever the value is. */
function both(protocol: 'ip' | 'ip6', condition: Condition): Condition {
  const family = ask.familyIs(protocol === 'ip' ? 'ipv4' : 'ipv6');
  return { ...condition, answer: (packet) => (family.answer(packet) === 'no' ? 'no' : condition.answer(packet)) };
}

function meta(key: string, values: readonly string[]): Condition {
  if (key === 'iifname' || key === 'iif') return ask.interfaceIs('in', values);
  if (key === 'oifname' || key === 'oif') return ask.interfaceIs('out', values);
  if (key === 'l4proto') return ask.protocolIs(values);
  if (key === 'nfproto') return ask.test(({ family }) => values.includes(family));
  if (key === 'protocol') return ask.test(({ family }) => values.includes(family === 'ipv4' ? 'ip' : 'ip6'));
  if (key === 'pkttype') return values.some((value) => value === 'host' || value === 'unicast') ? ask.always : ask.never;
  if (key === 'skuid') return ask.senderIs(values);
  return ask.perhaps;
}

function conntrack(key: string, values: readonly string[]): Condition {
  if (key === 'state') return ask.connectionState(values);
  if (key === 'direction')
    return ask.eitherWay(values.includes('original') ? ask.always : ask.never, () => (values.includes('reply') ? 'yes' : 'no'));
  if (key === 'status') return values.includes('dnat') ? ask.redirectedBefore : ask.perhaps;
  return ask.perhaps;
}

/** The kernel's own view of the addresses: ours is local, the sender is not, and the way back exists. */
function fib({ result, flags: about }: { readonly [key: string]: NftJson }, values: readonly NftJson[]): Condition {
  const subject = isList(about) ? about.map(textOf) : [textOf(about)];
  if (result === 'type' && subject.includes('daddr'))
    return ask.test(({ direction }) => values.map(textOf).includes(direction === 'in' ? 'local' : 'unicast'));
  if (result === 'type' && subject.includes('saddr'))
    return ask.test(({ direction }) => values.map(textOf).includes(direction === 'in' ? 'unicast' : 'local'));
  return values.length === 1 && values[0] === false ? ask.never : ask.perhaps;
}

/** `tcp flags & (fin|syn|rst|ack) == syn`: the first packet has SYN only. */
function flags([subject, mask]: readonly NftJson[], values: readonly NftJson[]): Condition {
  if (!isObject(subject) || !isObject(subject.payload) || textOf(subject.payload.field) !== 'flags') return ask.perhaps;
  const masked = names(mask).includes('syn') ? ['syn'] : [];
  const wanted = values.flatMap(names).filter((name) => name !== '0');
  return ask.eitherWay(
    ask.test(() => wanted.length === masked.length && wanted.every((name) => masked.includes(name))),
    () => 'perhaps',
  );
}

function names(value: NftJson | undefined): string[] {
  if (isList(value)) return value.flatMap(names);
  return isObject(value) && isList(value['|']) ? value['|'].flatMap(names) : [textOf(value)];
}

/** `iifname . tcp dport { "eth0" . 25 }`: one element matches if all its parts do. */
function concatenated(parts: readonly NftJson[], values: readonly NftJson[]): Condition {
  const rows = values.map((value) =>
    isObject(value) && isList(value.concat)
      ? value.concat.map((one, at) => ofProtocol(parts[at], equals(parts[at], [one])))
      : [ask.perhaps],
  );
  const every = rows.flat();
  return {
    aboutPort: every.some(({ aboutPort }) => aboutPort),
    aboutPeer: every.some(({ aboutPeer }) => aboutPeer),
    answer: (packet) => ask.any(rows.map((row) => ask.all(row.map((condition) => condition.answer(packet))))),
  };
}

function compared(left: NftJson | undefined, op: string, right: NftJson | undefined): Condition {
  const limit = textOf(right);
  const field = isObject(left) && isObject(left.payload) ? textOf(left.payload.field) : '';
  if (!/^\d+$/.test(limit) || (field !== 'dport' && field !== 'sport')) return ask.perhaps;
  const range = bounds(op, Number(limit));
  return field === 'dport' ? ask.destinationPort([range]) : ask.sourcePort([range]);
}

function bounds(op: string, at: number): ask.PortRange {
  if (op === '<') return [0, at - 1];
  if (op === '<=') return [0, at];
  return op === '>' ? [at + 1, 65535] : [at, 65535];
}

const known = <T>(values: readonly T[] | null, make: (values: readonly T[]) => Condition): Condition =>
  values === null ? ask.perhaps : make(values);
