import type { LogIndex } from '../../postfix/log-index.ts';
import { parseLogLine } from '../../postfix/log-line.ts';
import type { LogClock } from '../../postfix/log-time.ts';
import type { MessageCatalogue } from '../../postfix/message-catalogue.ts';
import type { Captures } from '../../postfix/message-template.ts';
import type { Evidence } from '../probe.ts';
import type { LogSource } from './log-source.ts';

/** One line of the log that the catalogue knows. */
export interface LogHit {
  /** Catalogue id; for a start, stop or reload of master: `daemon-started`, `terminating`, `reloaded`, `start-attempt`. */
  readonly entry: string;
  /** Milliseconds since the epoch (UTC); null where the date can't be read. */
  readonly atMs: number | null;
  readonly tag: string;
  readonly daemon: string;
  readonly service: string | null;
  readonly pid: number | null;
  readonly queueId: string | null;
  readonly captures: Captures;
  readonly file: string;
  /** Line number in the file; null where only the file's end was read. */
  readonly line: number | null;
  /** All of the line as it stands in the log. */
  readonly text: string;
}
/** All hits of one entry. */
export interface LogOccurrence {
  readonly entry: string;
  readonly count: number;
  readonly first: LogHit;
  readonly last: LogHit;
  /** At most five, newest first. */
  readonly examples: readonly LogHit[];
}
export interface HitFilter {
  /** Only what came after the newest start (or reload, whichever `since` names) of this instance. */
  readonly since?: 'start' | 'start-or-reload';
  /** Only what is at most so old, in milliseconds. */
  readonly withinMs?: number;
  /** Only what came at or after this moment, in milliseconds since the epoch. */
  readonly sinceMs?: number;
  /** At most so many of each entry and file, the newest: a busy server delivers thousands of mails an hour. */
  readonly newest?: number;
}
/** What a cause that only the log shows must fulfil to count: after the last start and within 24 hours. */
export const RECENT: HitFilter = { since: 'start', withinMs: 86_400_000 };

/** A log text that has been indexed, and where it came from. */
export interface IndexedLog {
  readonly file: string;
  /** True where the text begins at the file's first line, so that line numbers are known. */
  readonly whole: boolean;
  readonly index: LogIndex;
}

/** The log of one Postfix instance, for probes. Hits are handed out newest first. */
export interface LogView {
  readonly source: LogSource;
  readonly nowMs: number;
  /** Time of the oldest and the newest line that was read, of whichever program; null when there is no line. */
  readonly oldestMs: number | null;
  readonly newestMs: number | null;
  /** Do the newest lines say their zone? Times without one may be off by hours. */
  readonly zoned: boolean;
  /** The newest line of this instance, and how many lines of it were read. */
  readonly newestOwnMs: number | null;
  readonly ownLines: number;
  readonly lastStart: LogHit | null;
  readonly lastReload: LogHit | null;
  readonly lastStop: LogHit | null;
  /** `starting the Postfix mail system`: an attempt, also when it failed. */
  readonly lastAttempt: LogHit | null;
  hits(entries: readonly string[], filter?: HitFilter): readonly LogHit[];
  occurrences(entries: readonly string[], filter?: HitFilter): readonly LogOccurrence[];
  /** The first hit of `entries` that is newer than `hit` and, for each capture named in `same`, is about the same thing. */
  overtakenBy(hit: LogHit, entries: readonly string[], same?: readonly string[]): LogHit | null;
}

/** Builds the view. `logs` are ordered oldest first (the rotated file before the current one). */
export function logViewOf(source: LogSource, logs: readonly IndexedLog[], catalogue: MessageCatalogue, clock: LogClock): LogView {
  const at = (log: IndexedLog, start: number, entry: string): LogHit => hitAt(log, start, entry, catalogue, clock);
  const newestOf = (pick: (index: LogIndex) => readonly number[], entry: string): LogHit | null => {
    const log = logs.findLast((each) => pick(each.index).length > 0);
    const start = log === undefined ? undefined : pick(log.index).at(-1);
    return log === undefined || start === undefined ? null : at(log, start, entry);
  };
  const timeAt = (log: IndexedLog | undefined, start: number | null | undefined): number | null =>
    log === undefined || start === null || start === undefined ? null : at(log, start, '').atMs;
  const lastStart = newestOf((index) => index.starts, 'daemon-started');
  const lastReload = newestOf((index) => index.reloads, 'reloaded');
  const floor = (filter: HitFilter): number => floorOf(filter, clock.nowMs, lastStart, lastReload);
  const hits = (entries: readonly string[], filter: HitFilter = {}): readonly LogHit[] => {
    const all = entries.flatMap((entry) =>
      logs.flatMap((log) => (log.index.byEntry.get(entry) ?? []).slice(-(filter.newest ?? 0)).map((start) => at(log, start, entry))),
    );
    const kept = all.filter((hit) => (hit.atMs ?? Number.NEGATIVE_INFINITY) >= floor(filter));
    return kept.reverse().sort((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0));
  };
  const first = logs.find((log) => log.index.first !== null);
  const last = logs.findLast((log) => log.index.last !== null);
  const own = logs.findLast((log) => log.index.lastOwn !== null);
  return {
    source,
    nowMs: clock.nowMs,
    oldestMs: timeAt(first, first?.index.first),
    newestMs: timeAt(last, last?.index.last),
    zoned: last !== undefined && /^\d/.test(last.index.text.slice(last.index.last ?? 0, (last.index.last ?? 0) + 1)),
    newestOwnMs: timeAt(own, own?.index.lastOwn),
    ownLines: logs.reduce((sum, log) => sum + log.index.ownLines, 0),
    lastStart,
    lastReload,
    lastStop: newestOf((index) => index.stops, 'terminating'),
    lastAttempt: newestOf((index) => index.attempts, 'start-attempt'),
    hits,
    occurrences: (entries, filter) => entries.flatMap((entry) => occurrence(entry, hits([entry], filter))),
    overtakenBy: (hit, entries, same = []) =>
      hits(entries).findLast((later) => isLater(later, hit) && same.every((name) => later.captures[name] === hit.captures[name])) ?? null,
  };
}

/** Lines for a probe's evidence: one source a file, with the line number of the newest where it is known. */
export function logEvidence(hits: readonly LogHit[]): Evidence[] {
  const files = [...new Set(hits.map((hit) => hit.file))];
  return files.map((file) => {
    const mine = hits.filter((hit) => hit.file === file);
    const line = mine[0]?.line ?? null;
    return { source: line === null ? file : `${file}:${line}`, lines: mine.map((hit) => hit.text) };
  });
}

function floorOf(filter: HitFilter, nowMs: number, start: LogHit | null, reload: LogHit | null): number {
  const started = filter.since === undefined ? null : (start?.atMs ?? null);
  const reloaded = filter.since === 'start-or-reload' ? (reload?.atMs ?? null) : null;
  const oldest = filter.withinMs === undefined ? null : nowMs - filter.withinMs;
  return Math.max(...[started, reloaded, oldest, filter.sinceMs ?? null].map((moment) => moment ?? Number.NEGATIVE_INFINITY));
}

function occurrence(entry: string, hits: readonly LogHit[]): LogOccurrence[] {
  const [last] = hits;
  const first = hits.at(-1);
  return last === undefined || first === undefined ? [] : [{ entry, count: hits.length, first, last, examples: hits.slice(0, 5) }];
}

function isLater(later: LogHit, hit: LogHit): boolean {
  return later.atMs !== null && hit.atMs !== null && later.atMs > hit.atMs;
}

function hitAt(log: IndexedLog, start: number, entry: string, catalogue: MessageCatalogue, clock: LogClock): LogHit {
  const newline = log.index.text.indexOf('\n', start);
  const text = log.index.text.slice(start, newline < 0 ? undefined : newline);
  const line = parseLogLine(text, clock);
  const { atMs = null, tag = '', daemon = '', service = null, pid = null, queueId = null } = line ?? {};
  const captures = (line === null ? null : catalogue.match(line))?.captures ?? {};
  return {
    entry,
    atMs,
    tag,
    daemon,
    service,
    pid,
    queueId,
    captures,
    file: log.file,
    // Counting lines takes long at the end of a large file, and few lines are shown.
    get line() {
      return log.whole ? lineNumber(log.index.text, start) : null;
    },
    text,
  };
}

function lineNumber(text: string, start: number): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
