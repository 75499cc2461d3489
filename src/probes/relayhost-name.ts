import { z } from 'zod';
import type { Host } from '../host/types.ts';
import { isIPv6 } from '../postfix/ip-literal.ts';
import { splitList } from '../postfix/lists.ts';
import { placeOf } from '../postfix/own-place.ts';
import { type RelayAddresses, relayAddresses } from './collect/relay-addresses.ts';
import { readWayOut, type WayOut } from './collect/way-out.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-relay') }),
  z.object({ kind: z.literal('resolves'), addresses: z.array(z.string()) }),
  /** `why`: a sentence fragment. `place`: where the setting stands. */
  z.object({ kind: z.literal('unresolvable'), relay: z.string(), setting: z.string(), place: z.string(), why: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly way: Pick<WayOut, 'relaySetting' | 'families' | 'value'> & { readonly place: string };
  readonly relays: readonly RelayAddresses[];
}

export default defineProbe({
  id: 'relayhost-name',
  question: 'Does the name of the relay host lead to an address?',
  cost: 'network',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -x relayhost`, 'host -t MX RELAY', 'host RELAY'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const { relays, relaySetting, families, value, configuration } = await readWayOut(host, instance.config);
    const place = placeOf(configuration.definition(relaySetting));
    return { way: { relaySetting, families, value, place }, relays: await Promise.all(relays.map((hop) => relayAddresses(host, hop))) };
  },
  interpret({ way, relays }): Interpretation<Outcome> {
    if (relays.length === 0) return { outcome: { kind: 'no-relay' }, evidence: [] };
    const lines = relays.flatMap(({ hop, hosts }) =>
      hosts.map(({ name, addresses }) => `${hop.host} -> ${name} ${addresses.join(' ')}`.trim()),
    );
    const evidence = [{ source: 'DNS', lines: lines.length > 0 ? lines : relays.map(({ hop }) => `${hop.host}: no such name`) }];
    const usable = relays
      .flatMap(({ hosts }) => hosts.flatMap(({ addresses }) => addresses))
      .filter((address) => isUsable(address, way.families));
    if (usable.length > 0) return { outcome: { kind: 'resolves', addresses: usable }, evidence };
    // With native lookups /etc/hosts and others may know the name: DNS isn't all there is.
    const native = splitList(way.value('smtp_host_lookup') ?? 'dns').includes('native') || way.value('disable_dns_lookups') === 'yes';
    if (native || !relays.every(({ complete }) => complete)) return { outcome: unclear(relays), evidence };
    const relay = relays.map(({ hop }) => hop.text).join(', ');
    return {
      outcome: { kind: 'unresolvable', relay, setting: way.relaySetting, place: way.place, why: whyNot(relays, way.families) },
      evidence,
    };
  },
});

const isUsable = (address: string, families: WayOut['families']): boolean => families.includes(isIPv6(address) ? 'ipv6' : 'ipv4');

function whyNot(relays: readonly RelayAddresses[], families: WayOut['families']): string {
  const some = relays.flatMap(({ hosts }) => hosts.flatMap(({ addresses }) => addresses));
  if (some.length > 0) return `it has only ${some.join(', ')}, which inet_protocols (${families.join(', ')}) leaves out`;
  const mx = relays.flatMap(({ hop, hosts }) => (hop.mx ? hosts.map(({ name }) => name) : []));
  return mx.length > 0 ? `DNS names ${mx.join(', ')} for it, which has no address` : 'DNS knows no address for it';
}

const unclear = (relays: readonly RelayAddresses[]): Outcome => ({
  kind: 'unknown',
  reason: `the resolver gave no clear answer about ${relays.map(({ hop }) => hop.host).join(', ')}`,
  failure: 'timed-out',
  what: 'resolver',
});
