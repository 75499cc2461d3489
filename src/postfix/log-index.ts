import { type LogSeverity, messageParts, tagOf } from './log-line.ts';
import type { MessageCatalogue } from './message-catalogue.ts';

/** Where in a log text the lines of one Postfix stand that mean something: byte-free offsets of line starts, oldest first. */
export interface LogIndex {
  readonly text: string;
  /** Catalogue id to line starts. */
  readonly byEntry: ReadonlyMap<string, readonly number[]>;
  /** master's `daemon started`. */
  readonly starts: readonly number[];
  readonly reloads: readonly number[];
  /** master's `terminating on signal`. */
  readonly stops: readonly number[];
  /** `starting the Postfix mail system`, also when the start failed. */
  readonly attempts: readonly number[];
  readonly firstOwn: number | null;
  readonly lastOwn: number | null;
  readonly ownLines: number;
  /** Starts of the first and the last line that looks like a log line, of whichever program. */
  readonly first: number | null;
  readonly last: number | null;
}

/** Programs that log before they have read syslog_name, or without it. */
const TAGLESS = new Set(['postfix', 'master', 'postlog', 'postfix-script']);

/** Goes through the text once. Lines of other programs and of other syslog names cost no more than their tag. */
export function indexLog(text: string, syslogName: string, catalogue: MessageCatalogue): LogIndex {
  const byEntry = new Map<string, number[]>();
  const events = { starts: [] as number[], reloads: [] as number[], stops: [] as number[], attempts: [] as number[] };
  const own: number[] = [];
  let first: number | null = null;
  let last: number | null = null;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const head = tagOf(text, start, end);
    if (head !== null) {
      first ??= start;
      last = start;
      if (isOwn(head.tag, syslogName)) {
        own.push(start);
        const line = { daemon: head.tag.slice(head.tag.lastIndexOf('/') + 1), ...messageParts(text.slice(head.messageStart, end)) };
        noteEvent(events, line, start);
        const id = catalogue.idOf(line);
        if (id !== null) push(byEntry, id, start);
      }
    }
    start = end + 1;
  }
  return { text, byEntry, ...events, firstOwn: own[0] ?? null, lastOwn: own.at(-1) ?? null, ownLines: own.length, first, last };
}

function isOwn(tag: string, syslogName: string): boolean {
  return tag.startsWith(syslogName) ? tag.length === syslogName.length || tag[syslogName.length] === '/' : TAGLESS.has(tag);
}

type Events = { starts: number[]; reloads: number[]; stops: number[]; attempts: number[] };

function noteEvent(
  events: Events,
  { daemon, severity, text }: { daemon: string; severity: LogSeverity; text: string },
  start: number,
): void {
  if (severity !== 'info') return;
  if (daemon === 'postfix-script' && text === 'starting the Postfix mail system') events.attempts.push(start);
  if (daemon !== 'master') return;
  if (text.startsWith('daemon started -- ')) events.starts.push(start);
  else if (text.startsWith('reload -- ')) events.reloads.push(start);
  else if (text.startsWith('terminating on signal ')) events.stops.push(start);
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
