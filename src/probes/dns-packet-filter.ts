import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { isIPv6 } from '../postfix/ip-literal.ts';
import { parseResolvConf } from '../postfix/resolv-conf.ts';
import { type OwnNetwork, outerAddresses, readOwnNetwork } from './collect/own-network.ts';
import { frontEndOf, placeOfRule, textOfRule } from './collect/packet-filter/describe.ts';
import { evaluate } from './collect/packet-filter/evaluate.ts';
import { letDnsThrough } from './collect/packet-filter/let-dns-through.ts';
import type { Packet, PacketFilter, Verdict } from './collect/packet-filter/model.ts';
import { readPacketFilter } from './collect/packet-filter/read.ts';
import { defineProbe, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  /** `way`: "questions to" or "answers of". */
  z.object({
    kind: z.literal('drops'),
    server: z.string(),
    way: z.string(),
    place: z.string(),
    rule: z.string(),
    manager: z.string(),
    open: z.string(),
    undo: z.string(),
  }),
  z.object({ kind: z.literal('undecided'), rule: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly filter: Result<PacketFilter>;
  readonly network: Result<OwnNetwork>;
  readonly resolvConf: Result<string>;
}

const DNS_PORT = 53;
const OWN_PORT = 40_000;

export default defineProbe({
  id: 'dns-packet-filter',
  question: 'Does a packet filter of this host come between it and its name servers?',
  cost: 'cheap',
  input: z.object({ file: z.string() }),
  outcome: Outcome,
  commands: () => ['nft list ruleset', 'iptables-save', 'ip6tables-save'],
  async collect(host: Host, { file }): Promise<Facts> {
    const [filter, network, resolvConf] = await Promise.all([readPacketFilter(host), readOwnNetwork(host), host.readFile(file)]);
    return { filter, network, resolvConf };
  },
  interpret({ filter, network, resolvConf }): Interpretation<Outcome> {
    const failure = [filter, network, resolvConf].find((result) => !result.ok);
    if (!filter.ok || !network.ok || !resolvConf.ok)
      return { outcome: failure?.ok === false ? unknown(failure) : { kind: 'open' }, evidence: [] };
    const servers = parseResolvConf(resolvConf.value).servers.map(({ address }) => address);
    const own = new Set(network.value.addresses.map(({ address }) => address));
    const isOwn = (address: string) => own.has(address) || address.startsWith('127.') || address === '::1';
    const seen = servers.map((server) => ({ server, ...talk(filter.value, network.value, server, isOwn) }));
    // One server that can be talked to is enough.
    const free = seen.some(({ verdict }) => verdict.kind === 'accepted');
    const shut = seen.find(({ verdict }) => (verdict.kind === 'dropped' || verdict.kind === 'rejected') && !verdict.onlySomePeers);
    if (free || shut === undefined) return { outcome: undecidedOf(free, seen), evidence: [] };
    return judge(shut, filter.value);
  },
});

interface Talk {
  readonly way: string;
  readonly verdict: Verdict;
}

/** The question on its way out, then the answer on its way in. Packets to the host itself go over the loopback interface. */
function talk(filter: PacketFilter, network: OwnNetwork, server: string, isOwn: (address: string) => boolean): Talk {
  const family = isIPv6(server) ? 'ipv6' : 'ipv4';
  const outer = outerAddresses(network).find((one) => one.family === family);
  const here = isOwn(server)
    ? { interface: 'lo', ownAddress: server }
    : { interface: outer?.interface ?? 'lo', ownAddress: outer?.address ?? '' };
  const common = { ...here, family, protocol: 'udp' } as const;
  const question: Packet = { ...common, direction: 'out', port: DNS_PORT };
  const answer: Packet = { ...common, direction: 'in', port: OWN_PORT, answer: { fromPort: DNS_PORT } };
  const asked = evaluate(filter, question, isOwn);
  return asked.kind === 'accepted'
    ? { way: 'answers of', verdict: evaluate(filter, answer, isOwn) }
    : { way: 'questions to', verdict: asked };
}

function undecidedOf(free: boolean, seen: readonly Talk[]): Outcome {
  const unclear = seen.find(({ verdict }) => verdict.kind !== 'accepted');
  if (free || unclear === undefined) return { kind: 'open' };
  return { kind: 'undecided', rule: unclear.verdict.kind === 'undecided' ? unclear.verdict.rule : unclear.way };
}

function judge({ server, way, verdict }: Talk & { server: string }, filter: PacketFilter): Interpretation<Outcome> {
  if (verdict.kind !== 'dropped' && verdict.kind !== 'rejected') return { outcome: { kind: 'open' }, evidence: [] };
  const { by } = verdict;
  const facts = { place: placeOfRule(by), rule: textOfRule(by), manager: frontEndOf(by, filter), ...letDnsThrough(by) };
  return { outcome: { kind: 'drops', server, way, ...facts }, evidence: [{ source: facts.place, lines: [facts.rule] }] };
}
