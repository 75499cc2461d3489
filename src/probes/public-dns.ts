import { z } from 'zod';
import type { Host, NetworkAddress, Result } from '../host/types.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { type OwnNamesInDns, ownNamesInDns } from './collect/own-names-in-dns.ts';
import { type OwnNetwork, outerAddresses, readOwnNetwork } from './collect/own-network.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Elsewhere = { name: z.string(), points: z.array(z.string()), own: z.array(z.string()) };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('points-here') }),
  /** The host's own name, which DNS names as mail host, leads to addresses of other machines. */
  z.object({ kind: z.literal('host-elsewhere'), ...Elsewhere }),
  /** The mail hosts of a domain are other machines altogether. */
  z.object({ kind: z.literal('mail-elsewhere'), ...Elsewhere }),
  /** Nothing can be said: no domains, addresses behind a router, or mail goes through a gateway. */
  z.object({ kind: z.literal('nothing-to-compare'), because: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly configuration: Pick<Configuration, 'value'>;
  readonly dns: OwnNamesInDns;
  readonly network: Result<OwnNetwork>;
}

export default defineProbe({
  id: 'public-dns',
  question: 'Does DNS send mail for the configured domains to this host?',
  cost: 'network',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: () => ['host -t MX DOMAIN', 'host MAILHOST', 'ip -brief address'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const configuration = await readConfiguration(host, instance.config);
    const [dns, network] = await Promise.all([ownNamesInDns(host, configuration), readOwnNetwork(host)]);
    return { configuration, dns, network };
  },
  interpret({ configuration: { value }, dns, network }): Interpretation<Outcome> {
    if (!network.ok) return { outcome: unknown(network), evidence: [] };
    const lines = dns.domains.flatMap(({ domain, hosts }) =>
      hosts.map(({ name, addresses }) => `${domain} -> ${name} ${addresses.join(' ')}`),
    );
    return { outcome: judge(value, dns, network.value), evidence: [{ source: 'DNS', lines }] };
  },
});

function judge(value: (name: string) => string | undefined, { domains, host }: OwnNamesInDns, network: OwnNetwork): Outcome {
  const all = network.addresses.map(({ address }) => address);
  const outer = outerAddresses(network);
  const [domain] = domains.filter(({ by }) => by !== 'nothing');
  if (domain === undefined) return { kind: 'nothing-to-compare', because: 'DNS has no mail host for a domain of the configuration' };
  const hosts = domains.flatMap((one) => one.hosts);
  if (hosts.some(({ addresses }) => addresses.some((address) => all.includes(address)))) return { kind: 'points-here' };
  if (!domains.every(({ complete }) => complete) || !host.complete) return unanswered;
  const own = outer.map(({ address }) => address);
  if (!outer.some(isPublic) || hosts.some(({ addresses }) => addresses.some(isPrivateText))) {
    return {
      kind: 'nothing-to-compare',
      because: 'the addresses here and in DNS are of different worlds (a router translates, or DNS differs inside)',
    };
  }
  const mine = hosts.find(({ name }) => name === value('myhostname')?.toLowerCase());
  if (mine !== undefined) return { kind: 'host-elsewhere', name: mine.name, points: [...mine.addresses], own };
  if (value('relayhost')) return { kind: 'nothing-to-compare', because: 'mail goes out through a relay, and may come in through one' };
  return {
    kind: 'mail-elsewhere',
    name: domain.domain,
    points: domain.hosts.map(({ name, addresses }) => `${name} (${addresses.join(', ')})`),
    own,
  };
}

const isPublic = ({ scope }: NetworkAddress): boolean => scope === 'public';
/** RFC 1918, RFC 4193 and loopback. */
const isPrivateText = (address: string): boolean => /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd]|::1$)/i.test(address);

const unanswered: Outcome = {
  kind: 'unknown',
  reason: 'the resolver gave no clear answer about the configured domains',
  failure: 'timed-out',
  what: 'resolver',
};
