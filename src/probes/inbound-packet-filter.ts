import { z } from 'zod';
import type { Host, Listener, NetworkAddress, Result } from '../host/types.ts';
import { smtpServices } from '../postfix/smtp-services.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { type OwnNetwork, outerAddresses, readOwnNetwork } from './collect/own-network.ts';
import { frontEndOf, placeOfRule, textOfRule } from './collect/packet-filter/describe.ts';
import { evaluate } from './collect/packet-filter/evaluate.ts';
import type { Decider, PacketFilter, Verdict } from './collect/packet-filter/model.ts';
import { openPort } from './collect/packet-filter/open-port.ts';
import { readPacketFilter } from './collect/packet-filter/read.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const ByRule = {
  address: z.string(),
  interface: z.string(),
  port: z.number(),
  /** Table and chain, and the rule as its tool prints it. */
  place: z.string(),
  rule: z.string(),
  /** The tool that looks after the rule: nft, iptables, ufw, firewalld, … */
  manager: z.string(),
  open: z.string(),
  keep: z.string(),
  undo: z.string(),
};
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('drops'), ...ByRule }),
  z.object({ kind: z.literal('rejects'), ...ByRule }),
  /** To another machine or to a port where this Postfix doesn't answer. */
  z.object({ kind: z.literal('redirects'), ...ByRule, to: z.string() }),
  /** To a port of this host where Postfix does answer. */
  z.object({ kind: z.literal('redirects-to-postfix'), to: z.number() }),
  /** A rule about the port lets in some senders, and the others are kept out: meant so. */
  z.object({ kind: z.literal('some-senders-only'), rule: z.string() }),
  z.object({ kind: z.literal('undecided'), rule: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly filter: Result<PacketFilter>;
  readonly network: Result<OwnNetwork>;
  readonly listeners: Result<readonly Listener[]>;
  readonly configuration: Pick<Configuration, 'master'>;
}

export default defineProbe({
  id: 'inbound-packet-filter',
  question: 'Does a packet filter of this host keep connections to this port out?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, port: z.number() }),
  outcome: Outcome,
  commands: () => ['nft list ruleset', 'iptables-save', 'ip6tables-save'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [filter, network, listeners, configuration] = await Promise.all([
      readPacketFilter(host),
      readOwnNetwork(host),
      host.listeners(),
      readConfiguration(host, instance.config),
    ]);
    return { filter, network, listeners, configuration };
  },
  interpret({ filter, network, listeners, configuration }, { port }): Interpretation<Outcome> {
    if (!filter.ok) return { outcome: unknown(filter), evidence: [] };
    if (!network.ok) return { outcome: unknown(network), evidence: [] };
    const open = listeners.ok ? listeners.value : [];
    const services = configuration.master.ok ? smtpServices(configuration.master.value) : [];
    const answers = (at: number) => services.some(({ listens }) => listens?.portNumber === at) && open.some((one) => one.port === at);
    return judge(filter.value, network.value, open, port, answers);
  },
});

function judge(
  filter: PacketFilter,
  network: OwnNetwork,
  open: readonly Listener[],
  port: number,
  answers: (port: number) => boolean,
): Interpretation<Outcome> {
  const own = new Set(network.addresses.map(({ address }) => address));
  const isOwn = (address: string) => own.has(address) || address.startsWith('127.') || address === '::1';
  const served = outerAddresses(network).filter((address) => isServed(address, open, port));
  const verdicts = served.map((address) => ({ address, verdict: evaluate(filter, packetTo(address, port), isOwn) }));
  const bad = verdicts.find(({ verdict }) => verdict.kind !== 'accepted' && verdict.kind !== 'undecided');
  if (bad !== undefined) return result(bad, filter, port, answers);
  const unclear = verdicts.find(({ verdict }) => verdict.kind === 'undecided');
  if (unclear?.verdict.kind === 'undecided') return { outcome: { kind: 'undecided', rule: unclear.verdict.rule }, evidence: [] };
  const lines = filter.tables.length === 0 ? ['no rules'] : verdicts.map(({ address }) => `${address.address}: port ${port} is let in`);
  return { outcome: { kind: 'open' }, evidence: [{ source: 'nft list ruleset', lines }] };
}

/** IPv4 is what every sender uses. IPv6 counts where Postfix listens with it: a host may well have it for other things. */
const isServed = ({ family, address }: NetworkAddress, open: readonly Listener[], port: number): boolean =>
  family === 'ipv4' || open.some((one) => one.port === port && one.family === 'ipv6' && (one.address === '::' || one.address === address));

const packetTo = ({ family, interface: name, address }: NetworkAddress, port: number) =>
  ({ family, interface: name, direction: 'in', ownAddress: address, port }) as const;

function result(
  { address, verdict }: { address: NetworkAddress; verdict: Verdict },
  filter: PacketFilter,
  port: number,
  answers: (port: number) => boolean,
): Interpretation<Outcome> {
  if (verdict.kind === 'accepted' || verdict.kind === 'undecided') return { outcome: { kind: 'open' }, evidence: [] };
  const evidence = [{ source: placeOfRule(verdict.by), lines: [textOfRule(verdict.by)] }];
  const facts = byRule(verdict.by, filter, address, port);
  if (verdict.kind === 'redirected') {
    if (verdict.address === null && answers(verdict.port)) return { outcome: { kind: 'redirects-to-postfix', to: verdict.port }, evidence };
    return { outcome: { kind: 'redirects', ...facts, to: `${verdict.address ?? 'this host'}, port ${verdict.port}` }, evidence };
  }
  if (verdict.onlySomePeers) return { outcome: { kind: 'some-senders-only', rule: textOfRule(verdict.by) }, evidence };
  return { outcome: { kind: verdict.kind === 'dropped' ? 'drops' : 'rejects', ...facts }, evidence };
}

function byRule(by: Decider, filter: PacketFilter, { address, interface: name }: NetworkAddress, port: number) {
  const manager = frontEndOf(by, filter);
  return { address, interface: name, port, place: placeOfRule(by), rule: textOfRule(by), manager, ...openPort(by, manager, port) };
}
