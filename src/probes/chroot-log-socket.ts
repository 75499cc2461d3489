import { z } from 'zod';
import type { Host, ProcessInfo, Result } from '../host/types.ts';
import { type LogSettings, logSettings } from './collect/log-settings.ts';
import { readSyslogDaemons, type SyslogDaemon } from './collect/syslog/daemons.ts';
import { readSyslogSocket, type SyslogSocket } from './collect/syslog/socket.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fine') }),
  /** Chrooted daemons that are older than the syslog daemon have lost it and can't find it again. */
  z.object({
    kind: z.literal('cut-off'),
    programs: z.array(z.string()),
    pids: z.array(z.number()),
    socket: z.string(),
    queue: z.string(),
    name: z.string(),
  }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly settings: LogSettings;
  readonly daemons: Result<readonly SyslogDaemon[]>;
  readonly processes: Result<readonly ProcessInfo[]>;
  readonly outer: SyslogSocket;
  readonly inner: SyslogSocket;
}

export default defineProbe({
  id: 'chroot-log-socket',
  question: 'Can daemons in the chroot jail still log after the syslog daemon was started again?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`ls -l $(postconf -c ${instance.config} -h queue_directory)/dev/log`, 'ps -eo pid,lstart,args'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const settings = await logSettings(host, instance);
    const [daemons, processes, outer, inner] = await Promise.all([
      readSyslogDaemons(host),
      host.processes(),
      readSyslogSocket(host, '/dev/log'),
      readSyslogSocket(host, `${settings.queueDirectory}/dev/log`),
    ]);
    return { settings, daemons, processes, outer, inner };
  },
  interpret(facts): Interpretation<Outcome> {
    const { settings, daemons, processes, inner } = facts;
    if (!daemons.ok) return { outcome: unknown(daemons), evidence: [] };
    if (!processes.ok) return { outcome: unknown(processes), evidence: [] };
    const daemon = daemons.value.find(({ kind }) => kind !== 'journald');
    if (settings.maillogFile !== '' || daemon === undefined || !needed(facts)) return { outcome: { kind: 'fine' }, evidence: [] };
    if (inner.state === 'unknown') return { outcome: unknown(inner.failure), evidence: [] };
    const jailed = processes.value.filter(({ root }) => root === settings.queueDirectory);
    if (jailed.length === 0 && processes.value.some(({ root, uid }) => root === null && uid !== 0))
      return { outcome: unknown(HIDDEN), evidence: [] };
    return judge(jailed, daemon, inner, settings.queueDirectory);
  },
});

const HIDDEN = { ok: false, kind: 'denied', reason: 'only root may see which processes are chrooted', what: '/proc/PID/root' } as const;
/** /proc counts starts in ticks of 10 ms. */
const SLACK_MS = 50;

/** journald's sockets outlive it, and a socket inside the jail is found again. */
const needed = ({ outer, inner }: Facts): boolean => outer.state === 'listening' && !outer.journal && inner.state !== 'listening';

function judge(jailed: readonly ProcessInfo[], daemon: SyslogDaemon, inner: SyslogSocket, queue: string): Interpretation<Outcome> {
  const older = jailed.filter(({ startedAtMs }) => startedAtMs < daemon.process.startedAtMs - SLACK_MS);
  const evidence = [
    { source: inner.path, lines: [inner.says] },
    {
      source: 'ps',
      lines: [daemon.process, ...older].map(
        ({ pid, name, startedAtMs }) => `${name} (${pid}) runs since ${new Date(startedAtMs).toISOString()}`,
      ),
    },
  ];
  if (older.length === 0) return { outcome: { kind: 'fine' }, evidence };
  const programs = [...new Set(older.map(({ name }) => name))];
  return {
    outcome: { kind: 'cut-off', programs, pids: older.map(({ pid }) => pid), socket: inner.path, queue, name: daemon.name },
    evidence,
  };
}
