import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frontEndOf, placeOfRule, textOfRule } from '../../../../src/probes/collect/packet-filter/describe.ts';
import { evaluate } from '../../../../src/probes/collect/packet-filter/evaluate.ts';
import type { Packet } from '../../../../src/probes/collect/packet-filter/model.ts';
import { readNft } from '../../../../src/probes/collect/packet-filter/nft.ts';
import { openPort } from '../../../../src/probes/collect/packet-filter/open-port.ts';

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');
const packet: Packet = { family: 'ipv4', interface: 'eth0', direction: 'in', ownAddress: '192.0.2.10', port: 25 };
const isOwn = (address: string) => address === '192.0.2.10';

/** A ruleset with one base chain of these rules, as nft -j writes them. */
function ruleset(rules: readonly object[], base: object = {}, others: readonly object[] = []) {
  const chain = { family: 'inet', table: 't', name: 'c', handle: 1, type: 'filter', hook: 'input', prio: 0, policy: 'accept', ...base };
  const listed = rules.map((expr, handle) => ({ rule: { family: 'inet', table: 't', chain: 'c', handle, expr } }));
  const json = JSON.stringify({
    nftables: [{ metainfo: {} }, { table: { family: 'inet', name: 't', handle: 1 } }, { chain }, ...others, ...listed],
  });
  return { tables: readNft(json, '') ?? [] };
}
const match = (left: object, right: unknown, op = '==') => ({ match: { op, left, right } });
const dport = (right: unknown, op = '==') => match({ payload: { protocol: 'tcp', field: 'dport' } }, right, op);
const saddr = (addr: string, len: number) => match({ payload: { protocol: 'ip', field: 'saddr' } }, { prefix: { addr, len } });
const kind = (rules: readonly object[], base?: object, of: Partial<Packet> = {}) =>
  evaluate(ruleset(rules, base), { ...packet, ...of }, isOwn).kind;
const drop = { drop: null };
const accept = { accept: null };

describe('a real ruleset', () => {
  const filter = { tables: readNft(sample('jump.json'), sample('jump.txt')) ?? [] };
  const verdict = evaluate(filter, packet, isOwn);
  test('a verdict map, a jump and a reject are followed', () => {
    // The rule that looks at a mark could return, but then the policy drops: either way nobody comes in.
    expect(verdict.kind).toBe('dropped');
    expect(evaluate(filter, { ...packet, port: 22 }, isOwn).kind).toBe('accepted');
    expect(evaluate(filter, { ...packet, port: 26 }, isOwn).kind).toBe('accepted');
  });
  test('the rule is named with its words', () => {
    const seen = evaluate(filter, { ...packet, port: 23 }, isOwn);
    if (seen.kind !== 'dropped') throw new Error(seen.kind);
    expect(placeOfRule(seen.by)).toBe('table inet filter, chain input (nft)');
    expect(textOfRule(seen.by)).toBe('tcp dport 23 drop');
    expect(openPort(seen.by, frontEndOf(seen.by, filter), 23).open).toMatch(/^nft delete rule inet filter input handle \d+$/);
  });
});

describe('rules', () => {
  test.each([
    ['the port itself', [[dport(25), drop]], 'dropped'],
    ['a set', [[dport({ set: [22, { range: [20, 30] }] }), drop]], 'dropped'],
    ['other ports', [[dport(25, '!='), drop]], 'accepted'],
    ['below', [[dport(1024, '<'), drop]], 'dropped'],
    ['reject', [[dport(25), { reject: { type: 'tcp reset' } }]], 'rejected'],
    ['an accept before', [[dport(25), accept], [drop]], 'accepted'],
    ['udp', [[match({ payload: { protocol: 'udp', field: 'dport' } }, 25), drop]], 'accepted'],
    ['the other interface', [[match({ meta: { key: 'iifname' } }, 'eth1'), drop]], 'accepted'],
    ['a pattern of interfaces', [[match({ meta: { key: 'iifname' } }, 'eth*'), drop]], 'dropped'],
    ['old connections', [[match({ ct: { key: 'state' } }, ['established', 'related'], 'in'), accept], [drop]], 'dropped'],
    ['new connections', [[match({ ct: { key: 'state' } }, 'new', 'in'), accept], [drop]], 'accepted'],
    ['a limit that a single visitor keeps', [[dport(25), { limit: { rate: 5, per: 'second' } }, accept], [drop]], 'accepted'],
    ['over a limit', [[dport(25), { limit: { rate: 5, per: 'second', inv: true } }, drop]], 'accepted'],
    ['a log before', [[dport(25), { log: { prefix: 'x' } }, { counter: { packets: 0, bytes: 0 } }, drop]], 'dropped'],
    ['single bad clients', [[saddr('203.0.113.0', 24), drop]], 'accepted'],
    ['the whole world', [[saddr('0.0.0.0', 0), drop]], 'dropped'],
    ['another address of the host', [[match({ payload: { protocol: 'ip', field: 'daddr' } }, '192.0.2.11'), drop]], 'accepted'],
    ['IPv6 only', [[match({ meta: { key: 'nfproto' } }, 'ipv6'), drop]], 'accepted'],
    [
      'a mark',
      [
        [match({ meta: { key: 'mark' } }, 1), accept],
        [dport(22), drop],
      ],
      'accepted',
    ],
    [
      'the first packet',
      [[match({ '&': [{ payload: { protocol: 'tcp', field: 'flags' } }, ['syn', 'ack', 'fin', 'rst']] }, 'syn'), drop]],
      'dropped',
    ],
    [
      'not a first packet',
      [[match({ '&': [{ payload: { protocol: 'tcp', field: 'flags' } }, ['syn', 'ack', 'fin', 'rst']] }, 'syn', '!='), drop]],
      'accepted',
    ],
    ['addresses without way back', [[match({ fib: { result: 'oif', flags: ['saddr', 'iif'] } }, false), drop]], 'accepted'],
    ['own addresses', [[match({ fib: { result: 'type', flags: ['daddr'] } }, 'local'), drop]], 'dropped'],
    ['a program decides', [[dport(25), { queue: { num: 1 } }]], 'undecided'],
  ])('%s: %s', (_, rules, wanted) => expect(kind(rules as object[])).toBe(wanted));

  test('a mark that decides leaves it open', () => expect(kind([[match({ meta: { key: 'mark' } }, 1), drop]])).toBe('undecided'));
  test('what a mark decides does not matter when all is dropped behind it', () =>
    expect(kind([[match({ meta: { key: 'mark' } }, 1), drop]], { policy: 'drop' })).toBe('dropped'));
  test('an unknown expression never makes a finding', () =>
    expect(kind([[match({ osf: { key: 'name' } }, 'Linux'), drop]])).toBe('undecided'));
  test('some senders only', () => {
    const verdict = evaluate(ruleset([[dport(25), saddr('198.51.100.0', 24), accept]], { policy: 'drop' }), packet, isOwn);
    expect(verdict).toMatchObject({ kind: 'dropped', onlySomePeers: true });
  });
  test('a trusted network is no list of mail senders', () => {
    const verdict = evaluate(ruleset([[saddr('10.0.0.0', 8), accept]], { policy: 'drop' }), packet, isOwn);
    expect(verdict).toMatchObject({ kind: 'dropped', onlySomePeers: false });
  });
  test('redirects', () => {
    const nat = { type: 'nat', hook: 'prerouting', prio: -100 };
    expect(evaluate(ruleset([[dport(25), { redirect: { port: 2525 } }]], nat), packet, isOwn)).toMatchObject({
      kind: 'redirected',
      address: null,
      port: 2525,
    });
    expect(evaluate(ruleset([[dport(25), { dnat: { addr: '10.0.0.1', port: 25 } }]], nat), packet, isOwn)).toMatchObject({
      address: '10.0.0.1',
    });
    expect(evaluate(ruleset([[dport(25), { dnat: { addr: '192.0.2.10' } }]], nat), packet, isOwn).kind).toBe('accepted');
    expect(evaluate(ruleset([[dport(25), { dnat: { addr: { map: {} } } }]], nat), packet, isOwn).kind).toBe('undecided');
  });
  test('what goes out, by its owner', () => {
    const output = { hook: 'output' };
    const out = { direction: 'out', sender: { uid: 102, name: 'postfix' } } as const;
    const others = [[dport(25), match({ meta: { key: 'skuid' } }, 102, '!='), drop]];
    expect(kind(others, output, out)).toBe('accepted');
    expect(kind(others, output, { ...out, sender: { uid: 0, name: 'root' } })).toBe('dropped');
    expect(kind([[match({ meta: { key: 'oifname' } }, 'eth0'), dport(25), drop]], output, out)).toBe('dropped');
  });
  test('an accept in one chain does not save from the next', () => {
    const second = {
      chain: { family: 'inet', table: 't', name: 'late', handle: 9, type: 'filter', hook: 'input', prio: 10, policy: 'drop' },
    };
    expect(evaluate(ruleset([[dport(25), accept]], {}, [second]), packet, isOwn).kind).toBe('dropped');
  });
  test('chains that jump in a circle end', () => {
    const other = { chain: { family: 'inet', table: 't', name: 'd', handle: 9 } };
    const back = { rule: { family: 'inet', table: 't', chain: 'd', handle: 10, expr: [{ jump: { target: 'd' } }] } };
    expect(evaluate(ruleset([[{ jump: { target: 'd' } }]], {}, [other, back]), packet, isOwn).kind).toBe('undecided');
  });
  test('hostile text is no ruleset, and no crash', () => {
    fc.assert(fc.property(fc.string(), (text) => readNft(text, text) === null || true));
    fc.assert(fc.property(fc.jsonValue(), (value) => evaluate(ruleset([[value as object]]), packet, isOwn).kind !== undefined));
  });
});
