import { z } from 'zod';
import type { Host, NetworkAddress, Result } from '../host/types.ts';
import { override } from '../postfix/master-cf.ts';
import { placeOf } from '../postfix/own-place.ts';
import { isLoopback } from '../postfix/smtp-services.ts';
import { readWayOut, type WayOut } from './collect/way-out.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Setting = { parameter: z.string(), value: z.string(), place: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unset') }),
  z.object({ kind: z.literal('own') }),
  /** `addresses`: those that the host has, in words. */
  z.object({ kind: z.literal('not-own'), ...Setting, addresses: z.string() }),
  z.object({ kind: z.literal('loopback'), ...Setting, addresses: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Bound {
  readonly parameter: string;
  readonly value: string;
  readonly place: string;
}
export interface Facts {
  readonly bound: readonly Bound[];
  readonly interfaces: Result<readonly NetworkAddress[]>;
  /** The kernel lets programs use addresses that this host doesn't have (yet): a cluster's floating address. */
  readonly floating: boolean;
  /** All relays are on this host. */
  readonly relayIsHere: boolean;
}

const PARAMETERS = { ipv4: 'smtp_bind_address', ipv6: 'smtp_bind_address6' } as const;

export default defineProbe({
  id: 'smtp-bind-address',
  question: 'Is the address that smtp(8) connects from one of this host?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -x smtp_bind_address smtp_bind_address6`, 'ip addr'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [way, interfaces, nonlocal] = await Promise.all([
      readWayOut(host, instance.config),
      host.interfaces(),
      host.readFile('/proc/sys/net/ipv4/ip_nonlocal_bind'),
    ]);
    const relayIsHere = way.relays.length > 0 && way.relays.every((hop) => isLoopback(hop.host));
    return {
      bound: way.families.flatMap((family) => boundIn(way, PARAMETERS[family])),
      interfaces,
      floating: nonlocal.ok && nonlocal.value.trim() === '1',
      relayIsHere,
    };
  },
  interpret({ bound, interfaces, floating, relayIsHere }): Interpretation<Outcome> {
    if (bound.length === 0) return { outcome: { kind: 'unset' }, evidence: [] };
    if (!interfaces.ok) return { outcome: unknown(interfaces), evidence: [] };
    const evidence = [
      ...bound.map(({ parameter, value, place }) => ({ source: place, lines: [`${parameter} = ${value}`] })),
      { source: 'ip addr', lines: interfaces.value.map(({ address, interface: name }) => `${address} on ${name}`) },
    ];
    const own = new Set(interfaces.value.map(({ address }) => address.toLowerCase()));
    const addresses = interfaces.value.filter(({ scope }) => scope !== 'loopback' && scope !== 'link').map(({ address }) => address);
    const facts = { addresses: addresses.join(', ') || 'none' };
    const loopback = bound.find(({ value }) => isLoopback(value));
    if (loopback && !relayIsHere) return { outcome: { kind: 'loopback', ...loopback, ...facts }, evidence };
    const foreign = bound.find(({ value }) => !isLoopback(value) && !own.has(value.toLowerCase()));
    return { outcome: foreign && !floating ? { kind: 'not-own', ...foreign, ...facts } : { kind: 'own' }, evidence };
  },
});

function boundIn({ service, configuration, value }: WayOut, parameter: string): readonly Bound[] {
  const bound = (value(parameter) ?? '').replace(/^\[(.*)\]$/, '$1');
  if (bound === '') return [];
  const inService = service && override(service, parameter) !== undefined;
  return [{ parameter, value: bound, place: placeOf(inService ? service : configuration.definition(parameter)) }];
}
