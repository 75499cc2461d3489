import { expect, test } from 'vitest';
import { evaluate } from '../../../../src/probes/collect/packet-filter/evaluate.ts';
import { readIptables } from '../../../../src/probes/collect/packet-filter/iptables.ts';
import type { Packet } from '../../../../src/probes/collect/packet-filter/model.ts';
import { readNft } from '../../../../src/probes/collect/packet-filter/nft.ts';

const common = { family: 'ipv4', interface: 'eth0', ownAddress: '192.0.2.10' } as const;
const smtp: Packet = { ...common, direction: 'in', port: 25 };
const answer: Packet = { ...common, direction: 'in', port: 40_000, answer: { fromPort: 25 } };
const question: Packet = { ...common, direction: 'out', port: 53, protocol: 'udp' };
const isOwn = (address: string) => address === '192.0.2.10';

const iptables = (rules: string, packet: Packet) =>
  evaluate({ tables: readIptables(`*filter\n:INPUT DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n${rules}\nCOMMIT\n`, 'iptables') }, packet, isOwn)
    .kind;

test.each([
  ['', 'dropped'],
  ['-A INPUT -p tcp --dport 25 -j ACCEPT', 'dropped'],
  ['-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT', 'accepted'],
  ['-A INPUT -m state --state ESTABLISHED -j ACCEPT', 'accepted'],
  ['-A INPUT -m conntrack --ctstate NEW -j ACCEPT', 'dropped'],
  ['-A INPUT -p tcp ! --syn -j ACCEPT', 'accepted'],
  ['-A INPUT -p tcp --syn -j ACCEPT', 'dropped'],
  ['-A INPUT -p tcp --sport 25 -j ACCEPT', 'accepted'],
  ['-A INPUT -p tcp --sport 80 -j ACCEPT', 'dropped'],
  ['-A INPUT -p tcp --dport 32768:60999 -j ACCEPT', 'accepted'],
  ['-A INPUT -m conntrack --ctdir REPLY -j ACCEPT', 'accepted'],
  ['-A INPUT -p tcp --tcp-flags SYN,ACK SYN,ACK -j ACCEPT', 'undecided'],
])('answers come in: %s', (rules, verdict) => expect(iptables(rules, answer)).toBe(verdict));

test('first packets are judged as before', () => {
  expect(iptables('-A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT', smtp)).toBe('dropped');
  expect(iptables('-A INPUT -p tcp --syn -j ACCEPT', smtp)).toBe('accepted');
  expect(iptables('-A OUTPUT -p udp --dport 53 -j DROP', question)).toBe('dropped');
  expect(iptables('-A OUTPUT -p tcp --dport 53 -j DROP', question)).toBe('accepted');
});

const match = (protocol: string, field: string, op: string, right: unknown) => ({
  match: { op, left: { payload: { protocol, field } }, right },
});
function nft(expressions: readonly unknown[], packet: Packet) {
  const chain = {
    family: 'inet',
    table: 'f',
    name: 'c',
    handle: 1,
    type: 'filter',
    hook: packet.direction === 'in' ? 'input' : 'output',
    prio: 0,
    policy: 'accept',
  };
  const rule = { family: 'inet', table: 'f', chain: 'c', handle: 2, expr: [...expressions, { drop: null }] };
  const json = JSON.stringify({ nftables: [{ table: { family: 'inet', name: 'f', handle: 1 } }, { chain }, { rule }] });
  return evaluate({ tables: readNft(json, '') ?? [] }, packet, isOwn).kind;
}

test.each([
  ['tcp dport 25', [match('tcp', 'dport', '==', 25)], 'dropped', 'accepted'],
  ['tcp dport != 25', [match('tcp', 'dport', '!=', 25)], 'accepted', 'accepted'],
  ['udp dport 53', [match('udp', 'dport', '==', 53)], 'accepted', 'dropped'],
  ['udp dport != 25', [match('udp', 'dport', '!=', 25)], 'accepted', 'dropped'],
  ['udp dport >= 25', [match('udp', 'dport', '>=', 25)], 'accepted', 'dropped'],
  ['icmp type != echo-request', [match('icmp', 'type', '!=', 'echo-request')], 'accepted', 'accepted'],
  ['ip6 saddr != 2001:db8::1', [match('ip6', 'saddr', '!=', '2001:db8::1')], 'accepted', 'accepted'],
] as const)('a rule about one protocol meets no other: %s', (_text, expressions, overTcp, overUdp) => {
  expect(nft(expressions, smtp)).toBe(overTcp);
  expect(nft(expressions, question)).toBe(overUdp);
});
