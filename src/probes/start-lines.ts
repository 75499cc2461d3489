import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { type LogHit, type LogView, logEvidence, readLog } from './collect/log.ts';
import { readSyslogDaemons, type SyslogDaemon } from './collect/syslog/daemons.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('logged'), file: z.string(), startedAtMs: z.number().nullable() }),
  /** The start isn't there, but later lines are: logging works now. */
  z.object({ kind: z.literal('logged-since'), file: z.string() }),
  /** The log reaches back beyond the start, and holds nothing of this Postfix since. */
  z.object({ kind: z.literal('absent'), file: z.string(), started: z.string(), newest: z.string() }),
  /** The log or the syslog daemon is younger than the start, or master doesn't run. */
  z.object({ kind: z.literal('cannot-tell') }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly log: Result<LogView>;
  readonly daemons: Result<readonly SyslogDaemon[]>;
}

export default defineProbe({
  id: 'start-lines',
  question: 'Does the log hold the lines that Postfix writes when it starts?',
  cost: 'cheap',
  /** startedAtMs: when master started, milliseconds since the epoch; null when it doesn't run. */
  input: z.object({ instance: InstanceRef, startedAtMs: z.number().nullable() }),
  outcome: Outcome,
  commands: () => ['grep -E "postfix/(postfix-script|master)" /var/log/mail.log | tail -n 4'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [log, daemons] = await Promise.all([readLog(host, instance), readSyslogDaemons(host)]);
    return { log, daemons };
  },
  interpret({ log, daemons }, { startedAtMs }): Interpretation<Outcome> {
    if (!log.ok) return { outcome: unknown(log), evidence: [] };
    const view = log.value;
    const lines = [view.lastReload, view.lastStart, view.lastAttempt].filter((hit): hit is LogHit => hit !== null);
    const seen = lines.length > 0 ? logEvidence(lines) : [{ source: fileOf(view), lines: ['no start of Postfix is in what was read'] }];
    return {
      outcome: judge(view, startedAtMs, daemons.ok ? daemons.value : []),
      evidence: [{ source: 'log', lines: [view.source.why] }, ...seen],
    };
  },
});

/** The kernel's idea of a start and the line may differ by this much. */
const SLACK_MS = 5000;
/** A logger that runs in another time zone, or since before daylight saving time, writes times that are off by hours. */
const ZONE_MS = 15 * 3_600_000;

function judge(view: LogView, startedAtMs: number | null, daemons: readonly SyslogDaemon[]): Outcome {
  const file = fileOf(view);
  const { lastStart, newestOwnMs, oldestMs, zoned } = view;
  if (startedAtMs === null) return { kind: 'cannot-tell' };
  const after = startedAtMs - SLACK_MS - (zoned ? 0 : ZONE_MS);
  if (lastStart !== null && (lastStart.atMs ?? 0) >= after) return { kind: 'logged', file, startedAtMs: lastStart.atMs };
  if (newestOwnMs !== null && newestOwnMs >= after) return { kind: 'logged-since', file };
  const young = view.source.via === 'syslog' && daemons.some(({ process }) => process.startedAtMs > startedAtMs - SLACK_MS);
  if (young || oldestMs === null || oldestMs >= after) return { kind: 'cannot-tell' };
  return {
    kind: 'absent',
    file,
    started: new Date(startedAtMs).toISOString(),
    newest: newestOwnMs === null ? 'none at all' : new Date(newestOwnMs).toISOString(),
  };
}

const fileOf = ({ source }: LogView): string => source.files.join(', ') || 'the systemd journal';
