import { z } from 'zod';
import type { Host, Listener, ProcessInfo, Result } from '../host/types.ts';
import type { MasterCf, MasterService } from '../postfix/master-cf.ts';
import { type WantedSockets, wantedSockets } from '../postfix/wanted-sockets.ts';
import { addressesOf, bareHost } from './collect/addresses-of.ts';
import { readConfiguration } from './collect/configuration.ts';
import { portOf } from './collect/port-names.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';
import { isPostfix } from './who-listens.ts';

const Item = z.object({ port: z.number(), service: z.string(), address: z.string(), file: z.string(), line: z.number() });
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** Ports of inet services where somebody else listens on an address that the service wants. */
  z.object({ kind: z.literal('taken'), items: z.array(Item) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;
type Item = z.infer<typeof Item>;

interface Wanted {
  readonly service: MasterService;
  readonly port: number | null;
  readonly sockets: WantedSockets;
}
export interface Facts {
  readonly master: Result<MasterCf>;
  readonly wanted: readonly Wanted[];
  readonly listeners: Result<readonly Listener[]>;
  readonly processes: Result<readonly ProcessInfo[]>;
}

export default defineProbe({
  id: 'taken-ports',
  question: 'Are the ports that Postfix wants to open free?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  items: 'taken',
  commands: ({ instance }) => [`postconf -c ${instance.config} -M '*/inet'`, 'ss -Hltnp'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [configuration, listeners, processes] = await Promise.all([
      readConfiguration(host, instance.config),
      host.listeners(),
      host.processes(),
    ]);
    const { master } = configuration;
    const disabled = (configuration.value('master_service_disable') ?? '') !== '';
    const inet = master.ok && !disabled ? master.value.services.filter(({ type, listens }) => type === 'inet' && listens !== null) : [];
    const settings = {
      interfaces: configuration.value('inet_interfaces') ?? '',
      protocols: configuration.value('inet_protocols') ?? 'all',
    };
    const wanted = await Promise.all(inet.map((service) => want(host, service, settings)));
    return { master, wanted, listeners, processes };
  },
  interpret({ master, wanted, listeners, processes }): Interpretation<Outcome> {
    if (!master.ok) return { outcome: unknown(master), evidence: [] };
    if (!listeners.ok) return { outcome: unknown(listeners), evidence: [] };
    const owners = processes.ok ? processes.value : [];
    const foreign = listeners.value.filter(({ pids }) => !owners.some((process) => pids.includes(process.pid) && isPostfix(process)));
    const items = wanted.flatMap((one) => clash(one, foreign));
    if (items.length === 0) return { outcome: { kind: 'none' }, evidence: [] };
    return { outcome: { kind: 'taken', items }, evidence: items.map(evidenceOf) };
  },
});

async function want(host: Host, service: MasterService, settings: { interfaces: string; protocols: string }): Promise<Wanted> {
  const names = service.listens?.host ? [service.listens.host] : settings.interfaces.split(/[\s,]+/);
  const answers = new Map<string, readonly string[]>();
  for (const name of new Set(names.map((one) => bareHost(one).toLowerCase()))) {
    const found = await addressesOf(host, name);
    answers.set(name, found.ok ? found.value : []);
  }
  const port = await portOf(host, service.listens?.port ?? '');
  return { service, port: port.ok ? port.value : null, sockets: wantedSockets(settings, [service], (name) => answers.get(name) ?? []) };
}

function clash({ service, port, sockets }: Wanted, listeners: readonly Listener[]): Item[] {
  const hit = listeners.find((listener) => listener.port === port && overlaps(sockets[listener.family], listener.address));
  if (hit === undefined || port === null) return [];
  const address = hit.family === 'ipv6' ? `[${hit.address}]:${port}` : `${hit.address}:${port}`;
  return [{ port, service: service.name, address, file: service.file, line: service.line }];
}

/** All addresses of a family and any one of them exclude each other, whoever came first. */
function overlaps(wanted: 'all' | readonly string[], taken: string): boolean {
  if (wanted === 'all') return true;
  return wanted.length > 0 && (taken === '0.0.0.0' || taken === '::' || wanted.includes(taken));
}

const evidenceOf = ({ file, line, service, address }: Item): Evidence => ({
  source: `${file}:${line}`,
  lines: [`${service} inet wants the port; somebody listens on ${address}`],
});
