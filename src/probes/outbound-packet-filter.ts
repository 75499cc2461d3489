import { z } from 'zod';
import type { Host, NetworkAddress, Result } from '../host/types.ts';
import { readAccount } from './collect/accounts.ts';
import { type OwnNetwork, outerAddresses, readOwnNetwork } from './collect/own-network.ts';
import { frontEndOf, placeOfRule, textOfRule } from './collect/packet-filter/describe.ts';
import { evaluate } from './collect/packet-filter/evaluate.ts';
import { isForFew, trustsSome } from './collect/packet-filter/few-destinations.ts';
import { letAnswersIn } from './collect/packet-filter/let-answers-in.ts';
import type { Decider, Packet, PacketFilter, Verdict } from './collect/packet-filter/model.ts';
import { openOutgoing } from './collect/packet-filter/open-outgoing.ts';
import { readPacketFilter } from './collect/packet-filter/read.ts';
import { readWayOut, type WayOut } from './collect/way-out.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const ByRule = {
  port: z.number(),
  interface: z.string(),
  place: z.string(),
  rule: z.string(),
  /** The tool that looks after the rule. */
  manager: z.string(),
  open: z.string(),
  keep: z.string(),
  undo: z.string(),
};
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('drops'), ...ByRule }),
  z.object({ kind: z.literal('rejects'), ...ByRule }),
  z.object({ kind: z.literal('redirects'), ...ByRule, to: z.string() }),
  /** Connections go out, but the other side's answers are not let in. */
  z.object({ kind: z.literal('drops-answers'), ...ByRule }),
  /** A rule looks at the destination, and mail may go to few destinations only. */
  z.object({ kind: z.literal('undecided'), rule: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly filter: Result<PacketFilter>;
  readonly network: Result<OwnNetwork>;
  readonly way: Pick<WayOut, 'relays' | 'families' | 'ports' | 'value'>;
  /** Whom smtp(8) runs as: rules may look at the sender. */
  readonly sender: { readonly uid: number; readonly name: string } | null;
}

export default defineProbe({
  id: 'outbound-packet-filter',
  question: 'Does a packet filter of this host keep Postfix from connecting to other mail servers?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: () => ['nft list ruleset', 'iptables-save', 'ip6tables-save'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [filter, network, way] = await Promise.all([readPacketFilter(host), readOwnNetwork(host), readWayOut(host, instance.config)]);
    const account = await readAccount(host, 'passwd', way.value('mail_owner') ?? 'postfix');
    return { filter, network, way, sender: account.ok && account.value ? { uid: account.value.id, name: account.value.name } : null };
  },
  interpret({ filter, network, way, sender }): Interpretation<Outcome> {
    if (!filter.ok) return { outcome: unknown(filter), evidence: [] };
    if (!network.ok) return { outcome: unknown(network), evidence: [] };
    return judge(filter.value, packets(network.value, way, sender), ownTest(network.value), way);
  },
});

/** The first packets of deliveries: IPv4 where this host has it and Postfix uses it, since smtp(8) falls back to it; else IPv6. */
function packets(network: OwnNetwork, { families, ports }: Facts['way'], sender: Facts['sender']): readonly Packet[] {
  const outer = outerAddresses(network).filter(({ family }) => families.includes(family));
  const family = outer.some((one) => one.family === 'ipv4') ? 'ipv4' : 'ipv6';
  const from: NetworkAddress[] = outer.filter((one) => one.family === family).slice(0, 4);
  return from.flatMap((own) =>
    ports.map((port) => ({
      family,
      interface: own.interface,
      direction: 'out' as const,
      ownAddress: own.address,
      port,
      ...(sender === null ? {} : { sender }),
    })),
  );
}

function judge(
  filter: PacketFilter,
  sent: readonly Packet[],
  isOwn: (address: string) => boolean,
  way: Facts['way'],
): Interpretation<Outcome> {
  const verdicts = sent.map((packet) => ({ packet, verdict: evaluate(filter, packet, isOwn) }));
  // smtp(8) takes the address that routing picks: all of them must be shut.
  const free = verdicts.find(({ verdict }) => verdict.kind === 'accepted');
  const [first] = verdicts;
  if (first === undefined) return { outcome: { kind: 'open' }, evidence: [] };
  if (free === undefined) return shut(first, filter, way);
  const back = answers(filter, free.packet, isOwn, way);
  if (back !== null) return back;
  const { ownAddress, port } = free.packet;
  const line = filter.tables.length === 0 ? 'no rules' : `${ownAddress}: connections to port ${port} go out, and their answers come in`;
  return { outcome: { kind: 'open' }, evidence: [{ source: 'nft list ruleset', lines: [line] }] };
}

/** A port that the kernel gives to connections which go out (ip_local_port_range). */
const OWN_PORT = 40_000;

/** Null unless the answers to connections of ours are surely kept out: a filter for what comes in, without a rule for them. */
function answers(
  filter: PacketFilter,
  packet: Packet,
  isOwn: (address: string) => boolean,
  way: Facts['way'],
): Interpretation<Outcome> | null {
  const { family, interface: name, ownAddress, port } = packet;
  const answer: Packet = { family, interface: name, ownAddress, direction: 'in', port: OWN_PORT, answer: { fromPort: port } };
  const verdict = evaluate(filter, answer, isOwn);
  if (verdict.kind !== 'dropped' && verdict.kind !== 'rejected') return null;
  if (isForFew(verdict, way) || (way.relays.length > 0 && trustsSome(filter))) return null;
  const evidence = [{ source: placeOfRule(verdict.by), lines: [textOfRule(verdict.by)] }];
  return { outcome: { kind: 'drops-answers', ...byRule(verdict.by, filter, packet), ...letAnswersIn(verdict.by) }, evidence };
}

function shut({ packet, verdict }: { packet: Packet; verdict: Verdict }, filter: PacketFilter, way: Facts['way']): Interpretation<Outcome> {
  if (verdict.kind === 'accepted') return { outcome: { kind: 'open' }, evidence: [] };
  if (verdict.kind === 'undecided') return { outcome: { kind: 'undecided', rule: verdict.rule }, evidence: [] };
  const evidence = [{ source: placeOfRule(verdict.by), lines: [textOfRule(verdict.by)] }];
  if (isForFew(verdict, way)) return { outcome: { kind: 'undecided', rule: textOfRule(verdict.by) }, evidence };
  const facts = byRule(verdict.by, filter, packet);
  if (verdict.kind === 'redirected') {
    return { outcome: { kind: 'redirects', ...facts, to: `${verdict.address ?? 'this host'}, port ${verdict.port}` }, evidence };
  }
  return { outcome: { kind: verdict.kind === 'dropped' ? 'drops' : 'rejects', ...facts }, evidence };
}

function byRule(by: Decider, filter: PacketFilter, { interface: name, port }: Packet) {
  const manager = frontEndOf(by, filter);
  return { port, interface: name, place: placeOfRule(by), rule: textOfRule(by), manager, ...openOutgoing(by, manager, port) };
}

function ownTest({ addresses }: OwnNetwork): (address: string) => boolean {
  const own = new Set(addresses.map(({ address }) => address));
  return (address) => own.has(address) || address.startsWith('127.') || address === '::1';
}
