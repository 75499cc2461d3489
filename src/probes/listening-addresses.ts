import { z } from 'zod';
import type { FileStat, Host, Listener, Result } from '../host/types.ts';
import { servicesAtPort } from '../postfix/smtp-services.ts';
import { hostsFile, wantedSockets } from '../postfix/wanted-sockets.ts';
import { compareSockets, type SocketView, socketName } from './collect/compare-sockets.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { readLog } from './collect/log.ts';
import { type OwnNetwork, readOwnNetwork } from './collect/own-network.ts';
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
    const view: SocketView = { configuration, network: network.value, open, everybody, wanted, interfaces, protocols };
    return { outcome: everybody.length === 0 ? closed(facts, startedAtMs) : compareSockets(view), evidence: evidenceOf(view) };
  },
});

const noValue: Outcome = { kind: 'unknown', reason: 'the value of inet_interfaces is not known', failure: 'not-found', what: 'postconf' };

/** File times and process times may differ by the coarse clock of the kernel. */
const SLACK_MS = 2_000;

function closed({ masterCf, reloadedAtMs }: Facts, startedAtMs: number | null): Outcome {
  const loadedAtMs = Math.max(startedAtMs ?? 0, reloadedAtMs ?? 0);
  if (!masterCf.ok || loadedAtMs === 0 || masterCf.value.mtimeMs <= loadedAtMs + SLACK_MS) return { kind: 'closed' };
  return { kind: 'not-loaded', file: 'master.cf', since: new Date(loadedAtMs).toISOString() };
}

function evidenceOf({ configuration, open, interfaces, protocols }: SocketView): Evidence[] {
  const definition = configuration.definition('inet_interfaces');
  const source = definition === undefined ? 'postconf inet_interfaces' : `${definition.file}:${definition.line}`;
  return [
    { source, lines: [`inet_interfaces = ${interfaces}`, `inet_protocols = ${protocols}`] },
    {
      source: "ss -Hltnp 'sport = :25'",
      lines: open.length > 0 ? open.map((listener) => `LISTEN ${socketName(listener)}`) : ['nothing listens on port 25'],
    },
  ];
}
