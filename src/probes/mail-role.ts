import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { splitList } from '../postfix/lists.ts';
import { type MailDomains, mailDomains } from '../postfix/mail-domains.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { type OwnNetwork, readOwnNetwork } from './collect/own-network.ts';
import { type PublishedDomain, publishedDomain } from './collect/published-hosts.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** Mail from other machines belongs here. `because` is a sentence. */
  z.object({ kind: z.literal('receives'), because: z.string() }),
  /** Sends only: everything goes to a relay, or only local mail is wanted. */
  z.object({ kind: z.literal('sends-only'), because: z.string() }),
  /** It takes mail for domains whose mail DNS sends to other machines. */
  z.object({ kind: z.literal('mail-goes-elsewhere'), because: z.string() }),
  /** Nothing says that other machines should bring mail here. */
  z.object({ kind: z.literal('unclear'), because: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly configuration: Pick<Configuration, 'value' | 'main'>;
  readonly network: Result<OwnNetwork>;
  readonly published: readonly PublishedDomain[];
}

/** So many domains are asked about: one that points here is enough. */
const MOST = 5;

export default defineProbe({
  id: 'mail-role',
  question: 'Is this host meant to receive mail from other machines?',
  cost: 'network',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -x mydestination relay_domains relayhost`, 'host -t MX DOMAIN'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [configuration, network] = await Promise.all([readConfiguration(host, instance.config), readOwnNetwork(host)]);
    const { local, hosted } = mailDomains(configuration.value);
    const names = [...local, ...hosted].filter((name) => !name.startsWith('.')).slice(0, MOST);
    const asked = await Promise.all([...names, ...ownDestination(configuration)].map((name) => publishedDomain(host, name)));
    // Every host has an address record of its own: only an MX record says that mail for its name is wanted.
    const published = asked.filter(({ domain, by }) => names.includes(domain) || by === 'mx');
    return { configuration, network, published };
  },
  interpret(facts): Interpretation<Outcome> {
    const { main, value } = facts.configuration;
    if (!main.ok && value('mydestination') === undefined) return { outcome: unknown(main), evidence: [] };
    return { outcome: judge(facts, mailDomains(value)), evidence: evidenceOf(facts) };
  },
});

/** The host's own name, where mydestination has it. */
function ownDestination({ value }: Pick<Configuration, 'value'>): string[] {
  const name = value('myhostname') ?? '';
  return name.includes('.') && splitList(value('mydestination') ?? '').includes(name) ? [name] : [];
}

function judge({ configuration: { value }, network, published }: Facts, { local, hosted, tables }: MailDomains): Outcome {
  const own = new Set(network.ok ? network.value.addresses.map(({ address }) => address) : []);
  const here = published.find(({ hosts }) => hosts.some(({ addresses }) => addresses.some((address) => own.has(address))));
  if (here !== undefined) return { kind: 'receives', because: `DNS sends mail for ${here.domain} to this host` };
  if (value('default_transport')?.startsWith('error')) return sendsOnly('default_transport = error: only local mail is wanted');
  if (hosted.length > 0) return { kind: 'receives', because: `main.cf takes mail for ${hosted[0]}` };
  if (tables.length > 0) return { kind: 'receives', because: `main.cf takes mail for the domains of ${tables[0]}` };
  const relay = value('relayhost') ?? '';
  if (local.length === 0) {
    return relay !== '' || value('mydestination') === ''
      ? sendsOnly('it takes mail for no domain')
      : unclear('it takes mail for no domain but its own name');
  }
  if (relay !== '') return unclear(`all mail goes out through ${relay}, and DNS sends none here`);
  const hasPublic = network.ok && network.value.addresses.some(({ scope }) => scope === 'public');
  const allElsewhere = published.length > 0 && published.every(({ complete, by }) => complete && by !== 'nothing');
  if (hasPublic && allElsewhere) return { kind: 'mail-goes-elsewhere', because: `DNS sends mail for ${local[0]} to other machines` };
  return { kind: 'receives', because: `mydestination names ${local[0]}, and no relay is set` };
}

const sendsOnly = (because: string): Outcome => ({ kind: 'sends-only', because });
const unclear = (because: string): Outcome => ({ kind: 'unclear', because });

function evidenceOf({ configuration: { value }, published }: Facts): Evidence[] {
  const settings = ['mydestination', 'relay_domains', 'relayhost'].map((name) => `${name} = ${value(name) ?? ''}`);
  const records = published.flatMap(({ domain, hosts }) =>
    hosts.map(({ name, addresses }) => `${domain} -> ${name} ${addresses.join(' ')}`),
  );
  return [{ source: 'postconf -x', lines: settings }, ...(records.length > 0 ? [{ source: 'DNS', lines: records }] : [])];
}
