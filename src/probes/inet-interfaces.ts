import { z } from 'zod';
import type { Host, NetworkAddress, Result } from '../host/types.ts';
import { isDisabled } from '../postfix/disabled-services.ts';
import { splitList } from '../postfix/lists.ts';
import { parseAddress } from '../postfix/network.ts';
import { placeOf } from '../postfix/own-place.ts';
import { wantedFamilies } from '../postfix/wanted-sockets.ts';
import { addressesOf, bareHost } from './collect/addresses-of.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Setting = { value: z.string(), place: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good') }),
  z.object({ kind: z.literal('address-not-here'), address: z.string(), name: z.string(), have: z.array(z.string()), ...Setting }),
  z.object({ kind: z.literal('unresolvable'), name: z.string(), why: z.string(), ...Setting }),
  /** Nothing is left to listen on, and master.cf has services that leave it to this setting. */
  z.object({ kind: z.literal('empty'), ...Setting }),
  z.object({ kind: z.literal('no-interface-up'), protocols: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly value: string | undefined;
  readonly place: string;
  readonly protocols: string;
  /** Some service leaves it to inet_interfaces where it listens; others name their own address in master.cf. */
  readonly hasInetServices: boolean;
  /** False: the kernel has no IPv6 at all, and Postfix then behaves as with inet_protocols = ipv4. */
  readonly kernelHasIpv6: boolean;
  readonly interfaces: Result<readonly NetworkAddress[]>;
  /** What each host name of the list stands for; addresses stand for themselves. */
  readonly resolved: Readonly<Record<string, Result<readonly string[]>>>;
}

export default defineProbe({
  id: 'inet-interfaces',
  question: 'Does this host have the addresses that inet_interfaces names?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -x inet_interfaces inet_protocols`, 'ip -brief address'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [configuration, interfaces, ipv6] = await Promise.all([
      readConfiguration(host, instance.config),
      host.interfaces(),
      host.stat('/proc/net/if_inet6'),
    ]);
    const value = configuration.value('inet_interfaces');
    const names = namesIn(value ?? '').filter((name) => parseAddress(bareHost(name)) === null);
    const answers = await Promise.all(names.map(async (name) => [name, await addressesOf(host, name)] as const));
    return {
      value,
      interfaces,
      place: placeOf(configuration.definition('inet_interfaces')),
      protocols: configuration.value('inet_protocols') ?? 'all',
      kernelHasIpv6: ipv6.ok || ipv6.kind !== 'not-found',
      hasInetServices: hasInetServices(configuration),
      resolved: Object.fromEntries(answers),
    };
  },
  interpret(facts): Interpretation<Outcome> {
    const { value, place, interfaces } = facts;
    if (value === undefined) return { outcome: noValue, evidence: [] };
    if (!interfaces.ok) return { outcome: unknown(interfaces), evidence: [] };
    return { outcome: judge(facts, value, interfaces.value), evidence: evidenceOf(value, place, interfaces.value) };
  },
});

function hasInetServices({ master, value }: Configuration): boolean {
  const disabled = value('master_service_disable') ?? '';
  return master.ok && master.value.services.some((service) => service.listens?.host === '' && !isDisabled(service, disabled));
}

const WHOLE = ['all', 'loopback-only'];
const namesIn = (value: string): readonly string[] => (WHOLE.includes(value.toLowerCase()) ? [] : splitList(value));

const familiesOf = ({ protocols, kernelHasIpv6 }: Facts) =>
  wantedFamilies(protocols).filter((family) => family === 'ipv4' || kernelHasIpv6);

function judge(facts: Facts, value: string, interfaces: readonly NetworkAddress[]): Outcome {
  const { place, protocols, hasInetServices } = facts;
  const families = familiesOf(facts);
  // Off altogether, or a word that is no protocol, which is a bad value of its own.
  if (families.length === 0 || protocols.trim() === '') return { kind: 'good' };
  const usable = interfaces.filter(({ family }) => families.includes(family));
  if (usable.length === 0) return { kind: 'no-interface-up', protocols };
  if (value.trim() === '') return hasInetServices ? { kind: 'empty', value, place } : { kind: 'good' };
  return firstFault(facts, value, usable) ?? { kind: 'good' };
}

/** As Postfix goes through the list: each item must be known, then each address must be one of ours. */
function firstFault(facts: Facts, value: string, usable: readonly NetworkAddress[]): Outcome | null {
  const { place, protocols, resolved } = facts;
  const have = usable.map(({ address }) => address);
  const found: { readonly name: string; readonly address: string }[] = [];
  for (const name of namesIn(value)) {
    const answer = standsFor(name, resolved);
    if (!answer.ok) return answer.kind === 'not-found' ? { kind: 'unresolvable', name, why: answer.reason, value, place } : unknown(answer);
    const mine = answer.value.filter((address) => familiesOf(facts).some((family) => parseAddress(address)?.family === family));
    if (mine.length === 0)
      return { kind: 'unresolvable', name, why: `it is no address that inet_protocols = ${protocols} allows`, value, place };
    found.push(...mine.map((address) => ({ name, address })));
  }
  const away = found.find(({ address }) => !have.some((one) => same(one, address)));
  return away ? { kind: 'address-not-here', ...away, have, value, place } : null;
}

function standsFor(name: string, resolved: Facts['resolved']): Result<readonly string[]> {
  const address = bareHost(name);
  if (parseAddress(address) !== null) return { ok: true, value: [address] };
  return resolved[name] ?? { ok: false, kind: 'not-recorded', reason: `${name} was not looked up`, what: name };
}

const same = (one: string, other: string): boolean => parseAddress(one)?.value === parseAddress(other)?.value;

function evidenceOf(value: string, place: string, interfaces: readonly NetworkAddress[]): Evidence[] {
  return [
    { source: place, lines: [`inet_interfaces = ${value}`] },
    { source: 'ip -brief address', lines: interfaces.map(({ interface: name, address, prefix }) => `${name} ${address}/${prefix}`) },
  ];
}

const noValue: Outcome = { kind: 'unknown', reason: 'the value of inet_interfaces is not known', failure: 'not-found', what: 'postconf' };
