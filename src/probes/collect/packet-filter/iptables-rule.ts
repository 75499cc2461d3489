import * as ask from './conditions.ts';
import { iptablesMatch } from './iptables-match.ts';
import type { Action, Condition, Rule } from './model.ts';
import { portNumber } from './nft-values.ts';

/** Reads what follows `-A CHAIN`: matches, then `-j TARGET` or `-g CHAIN` and the target's own options. */
export function iptablesRule(specification: string, text: string): Rule {
  const words = splitWords(specification);
  const conditions: Condition[] = [];
  let negated = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '!') {
      negated = true;
      continue;
    }
    if (word === '-j' || word === '-g') return { text, handle: null, conditions, action: target(word, words.slice(at + 1)) };
    const values = following(words, at + 1);
    const condition = iptablesMatch(word, values);
    if (condition !== null) conditions.push(negated ? ask.not(condition) : condition);
    negated = false;
    at += values.length;
  }
  return { text, handle: null, conditions, action: { kind: 'continue' } };
}

/** The values of an option: all words up to the next option. */
function following(words: readonly string[], from: number): string[] {
  const rest = words.slice(from);
  const end = rest.findIndex((word) => word === '!' || /^-{1,2}[a-z]/i.test(word));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Words are separated by blanks; iptables-save puts those with blanks in double quotes. */
function splitWords(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) => plain ?? quoted?.replace(/\\(.)/g, '$1') ?? '');
}

/** Targets after which the next rule is looked at. */
const GO_ON = new Set([
  ...[
    'LOG',
    'NFLOG',
    'ULOG',
    'MARK',
    'CONNMARK',
    'CT',
    'NOTRACK',
    'TCPMSS',
    'TRACE',
    'SET',
    'AUDIT',
    'CHECKSUM',
    'CLASSIFY',
    'DSCP',
    'TOS',
  ],
  ...['SECMARK', 'CONNSECMARK', 'TEE', 'TTL', 'HL', 'TCPOPTSTRIP', 'RATEEST', 'IDLETIMER', 'LED', 'HMARK', 'ECN'],
]);
const UNFOLLOWED = new Set([
  'QUEUE',
  'NFQUEUE',
  'TPROXY',
  'SYNPROXY',
  'NETMAP',
  'TARPIT',
  'DELUDE',
  'STEAL',
  'CHAOS',
  'MIRROR',
  'CLUSTERIP',
]);

function target(option: string, [name = '', ...options]: readonly string[]): Action {
  const value = (wanted: string): string | undefined => options[options.indexOf(wanted) + 1 || options.length];
  if (option === '-g') return { kind: 'goto', chain: name };
  if (GO_ON.has(name)) return { kind: 'continue' };
  if (UNFOLLOWED.has(name)) return { kind: 'unknown' };
  switch (name) {
    case 'ACCEPT':
    case 'MASQUERADE':
    case 'SNAT':
      return { kind: 'accept' };
    case 'DROP':
      return { kind: 'drop' };
    case 'RETURN':
      return { kind: 'return' };
    case 'REJECT':
      return { kind: 'reject', how: `reject with ${value('--reject-with') ?? 'icmp-port-unreachable'}` };
    case 'REDIRECT':
      return { kind: 'redirect', address: null, port: portNumber(value('--to-ports')) };
    case 'DNAT':
      return destination(value('--to-destination') ?? '');
    default:
      return { kind: 'jump', chain: name };
  }
}

/** `192.0.2.1:2525`, `[2001:db8::1]:25`, `192.0.2.1`; a range of addresses can't be followed. */
function destination(text: string): Action {
  const parts = /^(?:\[([^\]]+)\]|([^:-]+))(?::(\d+))?$/.exec(text);
  if (parts === null) return { kind: 'unknown' };
  return { kind: 'redirect', address: parts[1] ?? parts[2] ?? null, port: portNumber(parts[3]) };
}
