import { z } from 'zod';
import type { Host } from '../host/types.ts';
import { readConfiguration } from './collect/configuration.ts';
import { type OwnNamesInDns, ownNamesInDns } from './collect/own-names-in-dns.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** DNS sends mail, or asks for this host's name, to this address. `name`: the domain or host name. */
  z.object({ kind: z.literal('published'), name: z.string(), address: z.string() }),
  z.object({ kind: z.literal('not-published') }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export default defineProbe({
  id: 'published-address',
  question: 'Does DNS send other mail servers to one of these addresses?',
  cost: 'network',
  input: z.object({ instance: InstanceRef, addresses: z.array(z.string()) }),
  outcome: Outcome,
  commands: () => ['host -t MX DOMAIN', 'host MAILHOST'],
  collect: async (host: Host, { instance }): Promise<OwnNamesInDns> => ownNamesInDns(host, await readConfiguration(host, instance.config)),
  interpret({ domains, host }, { addresses }): Interpretation<Outcome> {
    const hosts = [...domains.flatMap(({ domain, hosts: of }) => of.map((one) => ({ ...one, domain }))), { ...host, domain: host.name }];
    const found = hosts.find((one) => one.addresses.some((address) => addresses.includes(address)));
    const lines = hosts.map(({ domain, name, addresses: at }) => `${domain} -> ${name} ${at.join(' ')}`);
    const evidence = [{ source: 'DNS', lines }];
    if (found !== undefined) {
      const address = found.addresses.find((one) => addresses.includes(one)) ?? '';
      return { outcome: { kind: 'published', name: found.domain, address }, evidence };
    }
    const complete = host.complete && domains.every((domain) => domain.complete);
    return { outcome: complete ? { kind: 'not-published' } : unanswered, evidence };
  },
});

const unanswered: Outcome = {
  kind: 'unknown',
  reason: 'the resolver gave no clear answer about the names in the configuration',
  failure: 'timed-out',
  what: 'resolver',
};
