import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { type LogHit, type LogView, logEvidence, RECENT } from './collect/log.ts';
import { type OwnLog, type OwnLogLine, readOwnLog } from './collect/own-log-lines.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** `reason`: what the program said as it ended; `service`: its name in the log. */
  z.object({ kind: z.literal('crashing'), program: z.string(), service: z.string(), reason: z.string(), count: z.number() }),
  z.object({ kind: z.literal('none') }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly log: Result<OwnLog>;
  /** main.cf and master.cf: what was changed since may have mended it. */
  readonly files: readonly Result<FileStat>[];
}

/** The programs that speak with clients. */
const SERVERS = /\/(smtpd|postscreen)$/;
/** master logs the end of a process right after it. */
const SOON_MS = 5_000;

export default defineProbe({
  id: 'smtpd-crashes',
  question: 'Does the SMTP server program die as soon as it is started?',
  cost: 'cheap',
  /** `silent`: clients get no greeting now, so that older lines count too. */
  input: z.object({ instance: InstanceRef, silent: z.boolean() }),
  outcome: Outcome,
  commands: () => ["grep -E 'smtpd.*fatal:|throttling' /var/log/mail.log | tail"],
  async collect(host: Host, { instance, silent }): Promise<Facts> {
    const [log, ...files] = await Promise.all([
      // On a quiet host our own connection was the first to start the program.
      readOwnLog(host, instance, { grown: silent }),
      host.stat(`${instance.config}/main.cf`),
      host.stat(`${instance.config}/master.cf`),
    ]);
    return { log, files };
  },
  interpret({ log, files }, { silent }): Interpretation<Outcome> {
    if (!log.ok) return { outcome: unknown(log), evidence: [] };
    const changedAtMs = Math.max(0, ...files.map((file) => (file.ok ? file.value.mtimeMs : 0)));
    const filter = silent ? RECENT : { ...RECENT, since: 'start-or-reload' as const, sinceMs: changedAtMs };
    const { view } = log.value;
    const throttled = view.hits(['command-throttled'], filter).filter(({ captures }) => SERVERS.test(captures.program ?? ''));
    for (const hit of throttled) {
      const last = lastWords(hit, log.value);
      const program = hit.captures.program?.split('/').at(-1) ?? 'smtpd';
      const service = last?.daemon === program ? last.tag : hit.tag.replace(/master$/, program);
      if (last === undefined || servedSince(hit, service, view)) continue;
      const reason = last.text.slice(0, 300);
      const outcome: Outcome = { kind: 'crashing', program, service, reason, count: throttled.length };
      return { outcome, evidence: [...logEvidence([hit]), { source: last.file, lines: [last.raw] }] };
    }
    return { outcome: { kind: 'none' }, evidence: [] };
  },
});

/** The fatal line of the program, or master's line about the signal that ended it. */
function lastWords(hit: LogHit, { lines }: OwnLog): OwnLogLine | undefined {
  const path = hit.captures.program ?? '';
  const program = path.split('/').at(-1);
  const before = lines.filter((line) => isJustBefore(line, hit));
  const said = before.findLast(({ daemon, severity }) => daemon === program && (severity === 'fatal' || severity === 'panic'));
  return said ?? before.findLast(({ daemon, text }) => daemon === 'master' && text.startsWith(`process ${path} `));
}

const isJustBefore = ({ atMs }: OwnLogLine, hit: LogHit): boolean =>
  atMs !== null && hit.atMs !== null && atMs <= hit.atMs && hit.atMs - atMs <= SOON_MS;

/** A client was served by the same service later: whatever it was is over. */
const servedSince = (hit: LogHit, tag: string, log: LogView): boolean =>
  log.hits(['client-connected', 'client-connected-unix']).some((one) => one.tag === tag && (one.atMs ?? 0) > (hit.atMs ?? 0));
