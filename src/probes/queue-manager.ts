import { z } from 'zod';
import type { Host, NowValue, ProcessInfo, Result } from '../host/types.ts';
import type { MasterCf } from '../postfix/master-cf.ts';
import { readConfiguration } from './collect/configuration.ts';
import { readLog } from './collect/log.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alive') }),
  z.object({ kind: z.literal('dead'), program: z.string(), pid: z.number(), file: z.string(), line: z.number() }),
  /** master.cf has no line for it, so that mail is taken and never delivered. */
  z.object({ kind: z.literal('no-service'), file: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly master: Result<MasterCf>;
  readonly processes: Result<readonly ProcessInfo[]>;
  readonly now: Result<NowValue>;
  /** Last reload, milliseconds since the epoch; 0 when none is known. */
  readonly reloadedAtMs: number;
}

export default defineProbe({
  id: 'queue-manager',
  question: 'Does the queue manager run, which must always run beside master?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, pid: z.number() }),
  outcome: Outcome,
  commands: ({ pid }) => [`ps --ppid ${pid} -o pid,user,args`],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [{ master }, processes, now, log] = await Promise.all([
      readConfiguration(host, instance.config),
      host.processes(),
      host.now(),
      readLog(host, instance),
    ]);
    return { master, processes, now, reloadedAtMs: log.ok ? (log.value.lastReload?.atMs ?? 0) : 0 };
  },
  interpret({ master, processes, now, reloadedAtMs }, { pid }): Interpretation<Outcome> {
    if (!master.ok) return { outcome: unknown(master), evidence: [] };
    if (!processes.ok) return { outcome: unknown(processes), evidence: [] };
    if (!now.ok) return { outcome: unknown(now), evidence: [] };
    const children = processes.value.filter(({ ppid }) => ppid === pid);
    const seen: Evidence = { source: `ps --ppid ${pid}`, lines: children.map((child) => `${child.pid} ${child.argv.join(' ')}`) };
    const service = master.value.services.find(({ name }) => name === 'qmgr');
    if (service === undefined) {
      const { file } = master.value;
      return { outcome: { kind: 'no-service', file }, evidence: [{ source: file, lines: ['no line begins with qmgr'] }, seen] };
    }
    const { command, file, line } = service;
    const started = processes.value.find((process) => process.pid === pid)?.startedAtMs ?? now.value.epochMs;
    const young = now.value.epochMs - Math.max(started, reloadedAtMs) < SETTLING_MS;
    const alive = young || children.some((child) => child.name === command.slice(0, 15) || child.argv[0]?.endsWith(command));
    return { outcome: alive ? { kind: 'alive' } : { kind: 'dead', program: command, pid, file, line }, evidence: [seen] };
  },
});

/** master starts it at once, after a start and after a reload. */
const SETTLING_MS = 3_000;
