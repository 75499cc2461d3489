import { z } from 'zod';
import type { FileStat, Host, Listener, Result } from '../host/types.ts';
import { placeOf } from '../postfix/own-place.ts';
import { isLoopback, servicesAtPort } from '../postfix/smtp-services.ts';
import { type Family, hostsFile, onlyLoopback, type WantedSockets, wantedFamilies, wantedSockets } from '../postfix/wanted-sockets.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { readLog } from './collect/log.ts';
import { type OwnNetwork, outerAddresses, readOwnNetwork } from './collect/own-network.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Setting = { value: z.string(), file: z.string(), line: z.number() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('as-configured'), listening: z.array(z.string()) }),
  z.object({ kind: z.literal('loopback-only'), ...Setting }),
  /** The file wants other sockets than the running master has open. */
  z.object({
    kind: z.literal('needs-restart'),
    parameter: z.string(),
    value: z.string(),
    place: z.string(),
    listening: z.array(z.string()),
  }),
  /** inet_interfaces names addresses, and this one of the host isn't among them. */
  z.object({ kind: z.literal('excludes'), ...Setting, excluded: z.array(z.string()) }),
  z.object({ kind: z.literal('ipv6-only'), ...Setting, addresses: z.array(z.string()) }),
  /** inet_protocols leaves IPv6 out, though the host has these addresses for other machines. */
  z.object({ kind: z.literal('ipv4-only'), ...Setting, addresses: z.array(z.string()) }),
  /** No socket is open, and master.cf is newer than the last start or reload. */
  z.object({ kind: z.literal('not-loaded'), file: z.string(), since: z.string() }),
  /** No socket is open, and nothing here says why. */
  z.object({ kind: z.literal('closed') }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly configuration: Pick<Configuration, 'value' | 'definition' | 'master'>;
  readonly network: Result<OwnNetwork>;
  readonly listeners: Result<readonly Listener[]>;
  readonly hosts: Result<string>;
  readonly masterCf: Result<FileStat>;
  /** Last reload in the log, milliseconds since the epoch; null when none is seen. */
  readonly reloadedAtMs: number | null;
}

export default defineProbe({
  id: 'listening-addresses',
  question: 'Does Postfix listen at the addresses that its settings name, and are they the ones that other machines use?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, startedAtMs: z.number().nullable(), masterPid: z.number().nullable() }),
  outcome: Outcome,
  commands: ({ instance }) => [
    `postconf -c ${instance.config} -x inet_interfaces inet_protocols`,
    "ss -Hltnp 'sport = :25'",
    'ip -brief address',
  ],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [configuration, network, listeners, hosts, masterCf, log] = await Promise.all([
      readConfiguration(host, instance.config),
      readOwnNetwork(host),
      host.listeners(),
      host.readFile('/etc/hosts'),
      host.stat(`${instance.config}/master.cf`),
      readLog(host, instance),
    ]);
    return { configuration, network, listeners, hosts, masterCf, reloadedAtMs: log.ok ? (log.value.lastReload?.atMs ?? null) : null };
  },
  interpret(facts, { startedAtMs, masterPid }): Interpretation<Outcome> {
    const { configuration, network, listeners } = facts;
    if (!listeners.ok) return { outcome: unknown(listeners), evidence: [] };
    if (!network.ok) return { outcome: unknown(network), evidence: [] };
    if (!configuration.master.ok) return { outcome: unknown(configuration.master), evidence: [] };
    const everybody = listeners.value.filter(({ port }) => port === 25);
    // Who may not see processes can't tell instances apart.
    const open = everybody.filter(({ pids }) => pids.length === 0 || masterPid === null || pids.includes(masterPid));
    const services = servicesAtPort(configuration.master.value, 25);
    const interfaces = configuration.value('inet_interfaces');
    if (interfaces === undefined) return { outcome: noValue, evidence: [] };
    const protocols = configuration.value('inet_protocols') ?? 'all';
    const names = hostsFile(facts.hosts.ok ? facts.hosts.value : '');
    const wanted = wantedSockets({ interfaces, protocols }, services, (name) => names.get(name) ?? []);
    const view: View = { configuration, network: network.value, open, everybody, wanted, interfaces, protocols };
    return { outcome: everybody.length === 0 ? closed(facts, startedAtMs) : compare(view), evidence: evidenceOf(view) };
  },
});

interface View {
  readonly configuration: Facts['configuration'];
  readonly network: OwnNetwork;
  /** Sockets of this instance, and of whoever. */
  readonly open: readonly Listener[];
  readonly everybody: readonly Listener[];
  readonly wanted: WantedSockets;
  readonly interfaces: string;
  readonly protocols: string;
}

const noValue: Outcome = { kind: 'unknown', reason: 'the value of inet_interfaces is not known', failure: 'not-found', what: 'postconf' };

const unseenOwners: Outcome = {
  kind: 'unknown',
  reason: 'only root may see whose the sockets on port 25 are',
  failure: 'denied',
  what: 'port 25',
};

/** File times and process times may differ by the coarse clock of the kernel. */
const SLACK_MS = 2_000;

function closed({ masterCf, reloadedAtMs }: Facts, startedAtMs: number | null): Outcome {
  const loadedAtMs = Math.max(startedAtMs ?? 0, reloadedAtMs ?? 0);
  if (!masterCf.ok || loadedAtMs === 0 || masterCf.value.mtimeMs <= loadedAtMs + SLACK_MS) return { kind: 'closed' };
  return { kind: 'not-loaded', file: 'master.cf', since: new Date(loadedAtMs).toISOString() };
}

function compare(view: View): Outcome {
  const { open, wanted } = view;
  // Another instance serves port 25 for this one: nothing here says that it shouldn't.
  if (open.length === 0) return asConfigured(view.everybody);
  const wantsOuter = !onlyLoopback(wanted);
  const hasOuter = open.some(({ address }) => !isLoopback(address));
  if (wanted.unresolved.length > 0) return asConfigured(open);
  if (!wantsOuter && !hasOuter) return { kind: 'loopback-only', ...setting(view, 'inet_interfaces') };
  // Whose the open sockets are is not to be seen: they may be another program's.
  if (!wantsOuter && open.some(({ pids }) => pids.length === 0)) return unseenOwners;
  if (wantsOuter !== hasOuter) return needsRestart(view, 'inet_interfaces');
  const stale = staleFamily(view);
  if (stale)
    return needsRestart(
      view,
      wantedFamilies(view.protocols).includes(stale) === hasFamily(open, stale) ? 'inet_interfaces' : 'inet_protocols',
    );
  const four = outerOf(view, 'ipv4');
  if (four.length > 0 && !wantedFamilies(view.protocols).includes('ipv4')) {
    return { kind: 'ipv6-only', ...setting(view, 'inet_protocols'), addresses: four };
  }
  const excluded = excludedAddresses(view);
  const six = outerAddresses(view.network).filter(({ family, scope }) => family === 'ipv6' && scope === 'public');
  if (excluded.length === 0 && six.length > 0 && !wantedFamilies(view.protocols).includes('ipv6')) {
    return { kind: 'ipv4-only', ...setting(view, 'inet_protocols'), addresses: six.map(({ address }) => address) };
  }
  return excluded.length > 0 ? { kind: 'excludes', ...setting(view, 'inet_interfaces'), excluded } : asConfigured(open);
}

const asConfigured = (open: readonly Listener[]): Outcome => ({ kind: 'as-configured', listening: open.map(at) });

/** A family whose sockets are not what the files want: closed though wanted, or open though not wanted. */
function staleFamily({ open, wanted, network }: View): Family | null {
  const differs = (family: Family): boolean => {
    const mine = open.filter((listener) => listener.family === family);
    const want = wanted[family];
    const possible = network.addresses.some((address) => address.family === family);
    if (want === 'all') return possible && !mine.some(({ address }) => address === '0.0.0.0' || address === '::');
    const wildcard = mine.some(({ address }) => address === '0.0.0.0' || address === '::');
    if (wildcard) return want.length === 0;
    const has = (address: string) => network.addresses.some((own) => own.address === address);
    return want.some((address) => has(address) && !mine.some((listener) => listener.address === address));
  };
  return (['ipv4', 'ipv6'] as const).find(differs) ?? null;
}

const hasFamily = (open: readonly Listener[], family: Family): boolean => open.some((listener) => listener.family === family);

function needsRestart(view: View, parameter: 'inet_interfaces' | 'inet_protocols'): Outcome {
  const value = parameter === 'inet_interfaces' ? view.interfaces : view.protocols;
  return {
    kind: 'needs-restart',
    parameter,
    value,
    place: placeOf(view.configuration.definition(parameter)),
    listening: view.open.map(at),
  };
}

const outerOf = ({ network }: View, family: Family): string[] =>
  outerAddresses(network).flatMap((one) => (one.family === family ? [one.address] : []));

/** Another instance may serve the address, or a family may be off on purpose: only addresses that nobody serves are meant. */
function excludedAddresses(view: View): string[] {
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const want = view.wanted[family];
    if (want === 'all' || want.length === 0) return [];
    const served = (address: string) =>
      view.everybody.some((one) => one.address === address || (one.family === family && /^(0\.0\.0\.0|::)$/.test(one.address)));
    return outerOf(view, family).filter((address) => !want.includes(address) && !served(address));
  });
}

function setting(view: View, parameter: 'inet_interfaces' | 'inet_protocols') {
  const definition = view.configuration.definition(parameter);
  const value = parameter === 'inet_interfaces' ? view.interfaces : view.protocols;
  return { value, file: definition?.file ?? 'main.cf', line: definition?.line ?? 0 };
}

function evidenceOf({ configuration, open, interfaces, protocols }: View): Evidence[] {
  const definition = configuration.definition('inet_interfaces');
  const source = definition === undefined ? 'postconf inet_interfaces' : `${definition.file}:${definition.line}`;
  return [
    { source, lines: [`inet_interfaces = ${interfaces}`, `inet_protocols = ${protocols}`] },
    {
      source: "ss -Hltnp 'sport = :25'",
      lines: open.length > 0 ? open.map((listener) => `LISTEN ${at(listener)}`) : ['nothing listens on port 25'],
    },
  ];
}

const at = ({ family, address, port }: Listener): string => (family === 'ipv6' ? `[${address}]:${port}` : `${address}:${port}`);
