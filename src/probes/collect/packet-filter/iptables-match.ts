import { type AddressRange, parseRange } from '../../../postfix/network.ts';
import * as ask from './conditions.ts';
import type { Condition } from './model.ts';
import { portNumber } from './nft-values.ts';

/** One option of a rule, as iptables-extensions(8) names them. Null: it matches nothing by itself (`-m tcp`). */
export function iptablesMatch(option: string, values: readonly string[]): Condition | null {
  const list = (values[0] ?? '').split(',');
  switch (option) {
    case '-m':
      return MODULES_WITHOUT_QUESTION.has(values[0] ?? '') ? ask.perhaps : null;
    case '-p':
      return ask.protocolIs(list);
    case '-i':
      return ask.interfaceIs('in', list);
    case '-o':
      return ask.interfaceIs('out', list);
    case '-s':
    case '--src-range':
      return addresses(list, ask.sourceAddress);
    case '-d':
    case '--dst-range':
      return addresses(list, ask.destinationAddress);
    case '--dport':
    case '--dports':
    case '--ports':
      return ports(list, ask.destinationPort);
    case '--sport':
    case '--sports':
      return ports(list, ask.sourcePort);
    case '--ctstate':
    case '--state':
      return ask.connectionState(list);
    case '--ctdir':
      return ask.eitherWay(values[0] === 'ORIGINAL' ? ask.always : ask.never, () => (values[0] === 'REPLY' ? 'yes' : 'no'));
    case '--ctstatus':
      return list.includes('DNAT') ? ask.redirectedBefore : ask.perhaps;
    case '--tcp-flags':
      return ask.eitherWay(synOnly(list, (values[1] ?? '').split(',')), () => 'perhaps');
    case '--syn':
      return ask.eitherWay(ask.always, () => 'no');
    case '--dst-type':
      return ask.test(({ direction }) => list.includes(direction === 'in' ? 'LOCAL' : 'UNICAST'));
    case '--src-type':
      return ask.test(({ direction }) => list.includes(direction === 'in' ? 'UNICAST' : 'LOCAL'));
    case '--pkt-type':
      return values[0] === 'unicast' ? ask.always : ask.never;
    case '--uid-owner':
      return ask.senderIs(list);
    case '--match-set':
    case '--source-country':
    case '--src-cc':
      return { ...ask.perhaps, aboutPeer: values[1]?.includes('src') ?? true };
    case '--icmp-type':
    case '--icmpv6-type':
      return ask.never;
    default:
      return aboutRate(option);
  }
}

/** Modules whose name alone is a question that can't be answered from here. */
const MODULES_WITHOUT_QUESTION = new Set([
  'socket',
  'unclean',
  'u32',
  'bpf',
  'string',
  'time',
  'statistic',
  'random',
  'condition',
  'geoip',
  'quota',
]);
const WITHIN = /^--(limit|limit-burst|hashlimit|hashlimit-upto|connlimit-upto|set|comment)$/;
/** One visitor who comes for the first time is not over any limit, and his way back exists. */
const OVER = /^--(hashlimit-above|connlimit-above|rcheck|update|invert)$/;
const SETTINGS =
  /^--(limit-iface-in|limit-iface-out|hashlimit-.*|connlimit-.*|seconds|hitcount|rttl|rsource|rdest|name|mask|reap|loose|validmark|accept-local|.*-(burst|mode|name|mask))$/;

function aboutRate(option: string): Condition | null {
  if (WITHIN.test(option)) return ask.always;
  if (OVER.test(option)) return ask.never;
  return SETTINGS.test(option) ? null : ask.perhaps;
}

function addresses(list: readonly string[], make: (ranges: readonly AddressRange[]) => Condition): Condition {
  const ranges = list.map(parseRange);
  const known = ranges.flatMap((range) => (range === null ? [] : [range]));
  return known.length === ranges.length ? make(known) : ask.perhaps;
}

function ports(list: readonly string[], make: (ranges: readonly ask.PortRange[]) => Condition): Condition {
  const ranges = list.map((text) => {
    const [first = '', last = first] = text.split(':');
    return [portNumber(first || '0'), portNumber(last || '65535')];
  });
  const known = ranges.flatMap(([first, last]): ask.PortRange[] =>
    typeof first === 'number' && typeof last === 'number' ? [[first, last]] : [],
  );
  return known.length === ranges.length ? make(known) : ask.perhaps;
}

/** Of the flags in the mask exactly these must be set; the first packet has SYN only. */
function synOnly(mask: readonly string[], set: readonly string[]): Condition {
  const looksAt = (flag: string) => mask.includes(flag) || mask.includes('ALL');
  const wanted = set.filter((flag) => flag !== 'NONE');
  const fits = looksAt('SYN') ? wanted.length === 1 && wanted[0] === 'SYN' : wanted.length === 0;
  return fits ? ask.always : ask.never;
}
