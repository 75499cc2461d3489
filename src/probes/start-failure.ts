import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { type OwnLog, type OwnLogLine, readOwnLog } from './collect/own-log-lines.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** Postfix was told to start after it had ended, and gave up. `said`: its first fatal line of the last attempt. */
  z.object({ kind: z.literal('failed'), said: z.string(), by: z.string(), at: z.string() }),
  /** The same, but a configuration file was changed since, so that the reason may be gone. */
  z.object({ kind: z.literal('failed-before-change'), said: z.string(), at: z.string(), file: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly log: Result<OwnLog>;
  readonly files: readonly (readonly [path: string, stat: Result<FileStat>])[];
}

export default defineProbe({
  id: 'start-failure',
  question: 'Did the last attempt to start Postfix fail, and what did it say?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: () => ["grep -E '(fatal|panic): ' /var/log/mail.log | tail -n 20"],
  async collect(host: Host, { instance }): Promise<Facts> {
    const paths = [`${instance.config}/main.cf`, `${instance.config}/master.cf`];
    const files = await Promise.all(paths.map(async (path) => [path, await host.stat(path)] as const));
    return { log: await readOwnLog(host, instance), files };
  },
  interpret({ log, files }): Interpretation<Outcome> {
    if (!log.ok) return { outcome: unknown(log), evidence: [] };
    const last = lastAttempt(log.value);
    const first = last.find(({ text }) => !CONSEQUENCES.test(text)) ?? last[0];
    if (first === undefined) return { outcome: { kind: 'none' }, evidence: [] };
    const failure = {
      said: BELIEVES.test(first.text)
        ? `${first.text}, although it isn't: pid/master.pid in the queue directory can't be locked`
        : first.text,
      at: first.atMs === null ? 'an unknown time' : new Date(first.atMs).toISOString(),
    };
    const changed = files.find(([, stat]) => stat.ok && stat.value.mtimeMs > (last.at(-1)?.atMs ?? 0) + SLACK_MS);
    const evidence: Evidence[] = [{ source: first.file, lines: last.map(({ raw }) => raw) }];
    if (changed) return { outcome: { kind: 'failed-before-change', ...failure, file: changed[0] }, evidence };
    return { outcome: { kind: 'failed', ...failure, by: first.daemon }, evidence };
  },
});

/** Who speaks at a start. What daemons say later is no start failure. */
const STARTERS = /^(postfix|postfix-script|postmulti|postmulti-script|postsuper|postlog|master|postconf)$/;
/** What somebody was refused, which is no fault of the configuration. */
const NO_FAILURE = /is not running|reserved for the superuser|must not run as a set-uid|^usage:/;
/** Right while master lived. After its goodbye it means that its lock file can't be opened or locked. */
const BELIEVES = /already running/;
/** Said by the caller after the one that knows the reason. */
const CONSEQUENCES = /^(Postfix integrity check failed!|mail system startup failed|daemon initialization failure)/;
/** Lines of one attempt come within seconds; time stamps may be whole seconds, and files are written a moment before or after. */
const ATTEMPT_MS = 15_000;
const SLACK_MS = 2_000;
const DAY_MS = 86_400_000;

function lastAttempt({ view, lines }: OwnLog): readonly OwnLogLine[] {
  const lastLife = lines.findLastIndex(
    ({ daemon, text }) => daemon === 'master' && /^(daemon started -- |terminating on signal )/.test(text),
  );
  const ended = lines[lastLife]?.text.startsWith('terminating') === true;
  const believed = ({ text }: OwnLogLine) => BELIEVES.test(text) && !ended;
  const recent = (line: OwnLogLine) => (line.atMs ?? 0) >= view.nowMs - DAY_MS;
  const fatal = lines
    .slice(lastLife + 1)
    .filter(
      (line) =>
        /^(fatal|panic)$/.test(line.severity) &&
        STARTERS.test(line.daemon) &&
        !believed(line) &&
        !NO_FAILURE.test(line.text) &&
        recent(line),
    );
  const end = fatal.at(-1)?.atMs ?? 0;
  return fatal.filter(({ atMs }) => (atMs ?? 0) >= end - ATTEMPT_MS);
}
