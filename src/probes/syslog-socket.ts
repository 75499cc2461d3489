import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { readSyslogDaemons, type SyslogDaemon } from './collect/syslog/daemons.ts';
import { readSyslogSocket, type SyslogSocket } from './collect/syslog/socket.ts';
import { defineProbe, type Interpretation, Unknown, unknown } from './probe.ts';

const Daemon = { name: z.string(), pid: z.number(), service: z.string(), says: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening') }),
  z.object({ kind: z.literal('missing'), ...Daemon }),
  z.object({ kind: z.literal('dangling'), ...Daemon }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly daemons: Result<readonly SyslogDaemon[]>;
  readonly socket: SyslogSocket;
}

export default defineProbe({
  id: 'syslog-socket',
  question: 'Does the syslog daemon listen where Postfix hands in its log lines?',
  cost: 'cheap',
  input: z.object({}),
  outcome: Outcome,
  commands: () => ['ls -l /dev/log', 'ss -xl src /dev/log'],
  async collect(host: Host): Promise<Facts> {
    const [daemons, socket] = await Promise.all([readSyslogDaemons(host), readSyslogSocket(host, '/dev/log')]);
    return { daemons, socket };
  },
  interpret({ daemons, socket }): Interpretation<Outcome> {
    const evidence = [{ source: '/dev/log', lines: [socket.says] }];
    if (socket.state === 'listening') return { outcome: { kind: 'listening' }, evidence };
    if (socket.state === 'unknown') return { outcome: unknown(socket.failure), evidence };
    if (!daemons.ok) return { outcome: unknown(daemons), evidence };
    const daemon = daemons.value.find(({ kind }) => kind !== 'journald') ?? daemons.value[0];
    const { name, pid } = { name: daemon?.name ?? 'syslog', pid: daemon?.process.pid ?? 0 };
    return { outcome: { kind: socket.state, name, pid, service: name.replace(/^rsyslogd$/, 'rsyslog'), says: socket.says }, evidence };
  },
});
