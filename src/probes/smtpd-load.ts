import { z } from 'zod';
import type { Host, Listener, ProcessInfo, Result } from '../host/types.ts';
import type { MasterService } from '../postfix/master-cf.ts';
import { servicesAtPort } from '../postfix/smtp-services.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { processLimit } from './collect/process-limit.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('room'), running: z.number(), limit: z.number() }),
  /** As many processes run as the service may have. */
  z.object({
    kind: z.literal('limit-reached'),
    service: z.string(),
    running: z.number(),
    limit: z.number(),
    waiting: z.number(),
    /** Where the limit comes from, and the command that raises it. */
    place: z.string(),
    raise: z.string(),
    undo: z.string(),
  }),
  /** The kernel's queue of connections that wait to be accepted is full. */
  z.object({ kind: z.literal('queue-full'), waiting: z.number(), limit: z.number() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly configuration: Pick<Configuration, 'value' | 'definition' | 'master'>;
  readonly processes: Result<readonly ProcessInfo[]>;
  readonly listeners: Result<readonly Listener[]>;
}

export default defineProbe({
  id: 'smtpd-load',
  question: 'Are all processes of the SMTP server busy?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, masterPid: z.number().nullable(), port: z.number() }),
  outcome: Outcome,
  commands: ({ instance, port }) => [
    `ps -eo pid,ppid,args | grep [s]mtpd`,
    `postconf -c ${instance.config} -M`,
    `ss -Hltn 'sport = :${port}'`,
  ],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [configuration, processes, listeners] = await Promise.all([
      readConfiguration(host, instance.config),
      host.processes(),
      host.listeners(),
    ]);
    return { configuration, processes, listeners };
  },
  interpret({ configuration, processes, listeners }, { instance, masterPid, port }): Interpretation<Outcome> {
    if (!processes.ok) return { outcome: unknown(processes), evidence: [] };
    if (!listeners.ok) return { outcome: unknown(listeners), evidence: [] };
    if (!configuration.master.ok) return { outcome: unknown(configuration.master), evidence: [] };
    const here = listeners.value.filter((one) => one.port === port);
    const service = servicesAtPort(configuration.master.value, port)[0];
    if (service === undefined || masterPid === null) return { outcome: noService(port), evidence: [] };
    const running = processes.value.filter((process) => serves(process, service, masterPid));
    const evidence = [processEvidence(running), socketEvidence(port, here)];
    return { outcome: judge(service, running.length, here, configuration, instance.config), evidence };
  },
});

const noService = (port: number): Outcome => ({
  kind: 'unknown',
  reason: `master.cf has no service for port ${port}, or its master is not known`,
  failure: 'not-found',
  what: 'master.cf',
});

function judge(
  service: MasterService,
  running: number,
  here: readonly Listener[],
  configuration: Facts['configuration'],
  config: string,
): Outcome {
  const waiting = Math.max(0, ...here.map(({ backlog }) => backlog ?? 0));
  const full = here.find(
    ({ backlog, backlogLimit }) => backlog !== null && backlogLimit !== null && backlogLimit > 0 && backlog >= backlogLimit,
  );
  const { limit, ...how } = processLimit(service, configuration, config);
  if (limit > 0 && running >= limit) return { kind: 'limit-reached', service: service.name, running, limit, waiting, ...how };
  if (full !== undefined) return { kind: 'queue-full', waiting: full.backlog ?? 0, limit: full.backlogLimit ?? 0 };
  return { kind: 'room', running, limit };
}

/** master gives each daemon the name of its service behind `-n`. */
const serves = ({ ppid, argv }: ProcessInfo, { name, command }: MasterService, masterPid: number): boolean =>
  ppid === masterPid && argv[0]?.split('/').at(-1) === command && argv[argv.indexOf('-n') + 1] === name;

const processEvidence = (running: readonly ProcessInfo[]): Evidence => ({
  source: 'ps -eo pid,ppid,args',
  lines: [`${running.length} processes of the SMTP server`, ...running.slice(0, 3).map(({ pid, argv }) => `${pid} ${argv.join(' ')}`)],
});
const socketEvidence = (port: number, here: readonly Listener[]): Evidence => ({
  source: `ss -Hltn 'sport = :${port}'`,
  lines: here.map(({ address, backlog, backlogLimit }) => `LISTEN ${backlog ?? '?'} ${backlogLimit ?? '?'} ${address}:${port}`),
});
