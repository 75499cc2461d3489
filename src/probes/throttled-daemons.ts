import { z } from 'zod';
import type { FileStat, Host, ProcessInfo, Result } from '../host/types.ts';
import { type OwnLog, type OwnLogLine, readOwnLog } from './collect/own-log-lines.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Item = z.object({
  program: z.string(),
  path: z.string(),
  /** Its own last words, or that it had none. */
  said: z.string(),
  /** The parameter that it names, else the program: what the fault is about. */
  about: z.string(),
  at: z.string(),
  times: z.number(),
});
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('throttled'), items: z.array(Item) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;
type Item = z.infer<typeof Item>;

export interface Facts {
  readonly log: Result<OwnLog>;
  readonly processes: Result<readonly ProcessInfo[]>;
  readonly files: readonly Result<FileStat>[];
}

export default defineProbe({
  id: 'throttled-daemons',
  question: 'Does a Postfix daemon other than the SMTP server die each time that master starts it?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, pid: z.number() }),
  outcome: Outcome,
  items: 'throttled',
  commands: () => ["grep -B2 'bad command startup -- throttling' /var/log/mail.log | tail -n 12"],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [log, processes, ...files] = await Promise.all([
      readOwnLog(host, instance),
      host.processes(),
      host.stat(`${instance.config}/main.cf`),
      host.stat(`${instance.config}/master.cf`),
    ]);
    return { log, processes, files };
  },
  interpret({ log, processes, files }, { pid }): Interpretation<Outcome> {
    if (!log.ok) return { outcome: unknown(log), evidence: [] };
    const children = processes.ok ? processes.value.filter(({ ppid }) => ppid === pid) : [];
    const changedAtMs = Math.max(0, ...files.map((file) => (file.ok ? file.value.mtimeMs : 0)));
    const throttled = Map.groupBy(throttlings(log.value), ({ text }) => text);
    const found = [...throttled.values()].flatMap((lines) => crashOf(lines, log.value, children, changedAtMs));
    if (found.length === 0) return { outcome: { kind: 'none' }, evidence: [] };
    return { outcome: { kind: 'throttled', items: found.map(({ item }) => item) }, evidence: found.flatMap(({ evidence }) => evidence) };
  },
});

const THROTTLED = /^(\/\S+): bad command startup -- throttling$/;
/** What their death means for clients is asked where connections are: see the probe smtpd-crashes. */
const SERVERS = /\/(smtpd|postscreen)$/;
const DAY_MS = 86_400_000;
const SLACK_MS = 2_000;

/** Only since the last start or reload: what was before may be mended. */
function throttlings({ view, lines }: OwnLog): OwnLogLine[] {
  const life = lines.findLastIndex(({ daemon, text }) => daemon === 'master' && /^(daemon started|reload) -- /.test(text));
  const recent = (line: OwnLogLine) => (line.atMs ?? 0) >= view.nowMs - DAY_MS;
  return lines.slice(life + 1).filter((line) => line.daemon === 'master' && THROTTLED.test(line.text) && recent(line));
}

interface Crash {
  readonly item: Item;
  readonly evidence: readonly Evidence[];
}

function crashOf(lines: readonly OwnLogLine[], { lines: all }: OwnLog, children: readonly ProcessInfo[], changedAtMs: number): Crash[] {
  const last = lines.at(-1);
  const path = THROTTLED.exec(last?.text ?? '')?.[1];
  if (last === undefined || path === undefined || last.atMs === null || SERVERS.test(path)) return [];
  const at = last.atMs;
  const program = path.split('/').at(-1) ?? path;
  const recovered = children.some((child) => (child.exe ?? child.argv[0])?.endsWith(`/${program}`) && child.startedAtMs > at - SLACK_MS);
  const worked = all.some((line) => line.daemon === program && line.severity === 'info' && (line.atMs ?? 0) > at);
  if (recovered || worked || changedAtMs > at + SLACK_MS) return [];
  const words = lastWords(path, last, all);
  const said = words ? `${words.severity}: ${words.text}` : 'nothing in the log';
  const item = { program, path, said, about: parameterIn(said) ?? program, at: new Date(at).toISOString(), times: lines.length };
  return [{ item, evidence: [{ source: last.file, lines: [...(words ? [words.raw] : []), last.raw] }] }];
}

/** The process that master tells of (`process PATH pid N exit status 1`) spoke under its own number. */
function lastWords(path: string, throttling: OwnLogLine, all: readonly OwnLogLine[]): OwnLogLine | undefined {
  const before = all.slice(0, all.indexOf(throttling));
  const exit = before.findLast(({ daemon, text }) => daemon === 'master' && text.startsWith(`process ${path} pid `));
  const pid = Number(/ pid (\d+) /.exec(exit?.text ?? '')?.[1]);
  return before.findLast((line) => line.pid === pid && /^(fatal|panic|error)$/.test(line.severity));
}

/** The parameter that a message of Postfix's own parameter reader names. */
const parameterIn = (said: string): string | undefined =>
  /(?:parameter |configuration: |invalid |bad string length [^:]*: )([a-z][a-z0-9_]*_[a-z0-9_]+)\b/.exec(said)?.[1];
