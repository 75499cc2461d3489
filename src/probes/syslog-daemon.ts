import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { readSyslogDaemons, type SyslogDaemon } from './collect/syslog/daemons.ts';
import { readSyslogSocket, type SyslogSocket } from './collect/syslog/socket.ts';
import { defineProbe, type Evidence, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('running'), name: z.string(), pid: z.number() }),
  /** It was halted by a signal (state T in /proc): it takes nothing until it goes on. */
  z.object({ kind: z.literal('suspended'), name: z.string(), pid: z.number() }),
  /** Only systemd-journald: lines go to the journal and into no file. */
  z.object({ kind: z.literal('journal-only'), pid: z.number() }),
  /** Somebody listens on /dev/log, by another name or outside of this container. */
  z.object({ kind: z.literal('unnamed') }),
  /** `service`: the unit or package to start or install. `socket`: what is left of /dev/log. */
  z.object({ kind: z.literal('none'), service: z.string(), installed: z.string(), socket: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly daemons: Result<readonly SyslogDaemon[]>;
  readonly socket: SyslogSocket;
  /** Process numbers of daemons that stand still. */
  readonly halted: readonly number[];
  readonly programs: readonly { readonly service: string; readonly path: string; readonly stat: Result<FileStat> }[];
}

const PROGRAMS = [
  { service: 'rsyslog', path: '/usr/sbin/rsyslogd' },
  { service: 'syslog-ng', path: '/usr/sbin/syslog-ng' },
  { service: 'inetutils-syslogd', path: '/usr/sbin/syslogd' },
];

export default defineProbe({
  id: 'syslog-daemon',
  question: 'Does a program run that takes log lines from Postfix?',
  cost: 'cheap',
  input: z.object({}),
  outcome: Outcome,
  commands: () => ['ps -e | grep -E "syslog|journald"', 'ls -l /dev/log'],
  async collect(host: Host): Promise<Facts> {
    const [daemons, socket, programs] = await Promise.all([
      readSyslogDaemons(host),
      readSyslogSocket(host, '/dev/log'),
      Promise.all(PROGRAMS.map(async (program) => ({ ...program, stat: await host.stat(program.path) }))),
    ]);
    return { daemons, socket, halted: await haltedOnes(host, daemons.ok ? daemons.value : []), programs };
  },
  interpret({ daemons, socket, halted, programs }): Interpretation<Outcome> {
    if (!daemons.ok) return { outcome: unknown(daemons), evidence: [] };
    const evidence = [...daemons.value.map(processLine), socketLine(socket)];
    const still = daemons.value.find(({ process }) => halted.includes(process.pid));
    if (still !== undefined) return { outcome: { kind: 'suspended', name: still.name, pid: still.process.pid }, evidence };
    const classic = daemons.value.find(({ kind }) => kind !== 'journald');
    if (classic !== undefined) return { outcome: { kind: 'running', name: classic.name, pid: classic.process.pid }, evidence };
    const [journal] = daemons.value;
    if (journal !== undefined) return { outcome: { kind: 'journal-only', pid: journal.process.pid }, evidence };
    if (socket.state === 'unknown') return { outcome: unknown(socket.failure), evidence };
    if (socket.state === 'listening') return { outcome: { kind: 'unnamed' }, evidence };
    const there = programs.find(({ stat }) => stat.ok);
    const installed = there === undefined ? 'No syslog daemon is installed' : `${there.path} is installed but does not run`;
    return { outcome: { kind: 'none', service: there?.service ?? 'rsyslog', installed, socket: socket.says }, evidence };
  },
});

const processLine = ({ process }: SyslogDaemon): Evidence => ({ source: `/proc/${process.pid}/cmdline`, lines: [process.argv.join(' ')] });
const socketLine = ({ says }: SyslogSocket): Evidence => ({ source: '/dev/log', lines: [says] });

async function haltedOnes(host: Host, daemons: readonly SyslogDaemon[]): Promise<readonly number[]> {
  const states = await Promise.all(daemons.map(({ process }) => host.readFile(`/proc/${process.pid}/status`)));
  return daemons.filter((_, index) => isHalted(states[index])).map(({ process }) => process.pid);
}

const isHalted = (status: Result<string> | undefined): boolean => status?.ok === true && /^State:\s*T/m.test(status.value);
