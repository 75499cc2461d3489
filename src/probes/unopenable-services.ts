import { z } from 'zod';
import type { Host, NetworkAddress, Result } from '../host/types.ts';
import type { MasterCf, MasterService } from '../postfix/master-cf.ts';
import { parseAddress } from '../postfix/network.ts';
import { addressesOf, bareHost } from './collect/addresses-of.ts';
import { readConfiguration } from './collect/configuration.ts';
import { portOf } from './collect/port-names.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

/** `why` ends the sentence "master can't open it, because …". */
const Item = z.object({ service: z.string(), file: z.string(), line: z.number(), why: z.string(), mend: z.string() });
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('unopenable'), items: z.array(Item) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;
type Item = z.infer<typeof Item>;

export interface Facts {
  readonly master: Result<MasterCf>;
  readonly interfaces: Result<readonly NetworkAddress[]>;
  /** Per `host:` part and port as written. A port that nobody knows is null. */
  /** The kernel lets programs open addresses that this host may get later (ip-sysctl, ip_nonlocal_bind). */
  readonly anyAddress: boolean;
  readonly hosts: Readonly<Record<string, Result<readonly string[]>>>;
  readonly ports: Readonly<Record<string, Result<number | null>>>;
}

export default defineProbe({
  id: 'unopenable-services',
  question: 'Can master open the addresses and ports that master.cf asks for?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  items: 'unopenable',
  commands: ({ instance }) => [`postconf -c ${instance.config} -M '*/inet'`, 'getent services smtp', 'ip -brief address'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [{ master, value }, interfaces] = await Promise.all([readConfiguration(host, instance.config), host.interfaces()]);
    const inet = master.ok ? openedBy(master.value, value('master_service_disable') ?? '') : [];
    const hosts = await answers(
      inet.map(({ listens }) => listens?.host ?? ''),
      (name) => addressesOf(host, name),
    );
    const ports = await answers(
      inet.map(({ listens }) => listens?.port ?? ''),
      (name) => portOf(host, name),
    );
    const nonlocal = await Promise.all(NONLOCAL.map((path) => host.readFile(path)));
    const anyAddress = nonlocal.some((value) => value.ok && value.value.trim() === '1');
    return { anyAddress, master: master.ok ? { ok: true, value: { ...master.value, services: inet } } : master, interfaces, hosts, ports };
  },
  interpret(facts): Interpretation<Outcome> {
    if (!facts.master.ok) return { outcome: unknown(facts.master), evidence: [] };
    if (!facts.interfaces.ok) return { outcome: unknown(facts.interfaces), evidence: [] };
    const have = facts.interfaces.value.map(({ address }) => address);
    const items = facts.master.value.services.flatMap((service) => itemOf(service, facts, have));
    if (items.length === 0) return { outcome: { kind: 'none' }, evidence: [] };
    return { outcome: { kind: 'unopenable', items }, evidence: items.map(evidenceOf) };
  },
});

/** A disabled service is not even read: its faults do no harm. */
function openedBy({ services }: MasterCf, disabled: string): readonly MasterService[] {
  return disabled.trim() === '' ? services.filter(({ type }) => type === 'inet') : [];
}

async function answers<T>(names: readonly string[], ask: (name: string) => Promise<T>): Promise<Record<string, T>> {
  const wanted = [...new Set(names)].filter((name) => name !== '');
  return Object.fromEntries(await Promise.all(wanted.map(async (name) => [name, await ask(name)] as const)));
}

const NONLOCAL = ['/proc/sys/net/ipv4/ip_nonlocal_bind', '/proc/sys/net/ipv6/ip_nonlocal_bind'];

function itemOf(service: MasterService, { hosts, ports, anyAddress }: Facts, have: readonly string[]): Item[] {
  const { name, file, line, listens } = service;
  const item = (why: string, mend: string): Item[] => [{ service: name, file, line, why, mend }];
  if (service.private !== 'n') {
    return item('its third column ("private") is not "n": only services on local sockets can be private', 'Put "n" into the third column');
  }
  if (listens === null) return [];
  const port = ports[listens.port];
  if (port?.ok && port.value === null) {
    return item(`no port is called "${listens.port}" in /etc/services`, 'Write the number of the port, or add the name to /etc/services');
  }
  if (listens.host === '') return [];
  const address = bareHost(listens.host);
  const stands = parseAddress(address) === null ? hosts[listens.host] : ({ ok: true, value: [address] } as const);
  if (stands && !stands.ok && stands.kind === 'not-found') {
    return item(`nobody knows a host called "${listens.host}"`, 'Write the address instead of the name, or add the name to /etc/hosts');
  }
  const away = stands?.ok
    ? stands.value.find((one) => !have.some((other) => parseAddress(other)?.value === parseAddress(one)?.value))
    : undefined;
  if (away === undefined || anyAddress || isAny(away) || isLoopbackNet(away)) return [];
  return item(`no network interface of this host has the address ${away}`, 'Write an address that this host has, or none to listen on all');
}

const isAny = (address: string): boolean => parseAddress(address)?.value === 0n;
/** Every address of 127.0.0.0/8 can be bound on Linux. */
const isLoopbackNet = (address: string): boolean => address.startsWith('127.');

const evidenceOf = ({ file, line, service, why }: Item): Evidence => ({ source: `${file}:${line}`, lines: [`${service} inet: ${why}`] });
