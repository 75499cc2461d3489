import { type LogClock, timeOf } from './log-time.ts';

export type LogSeverity = 'panic' | 'fatal' | 'error' | 'warning' | 'info';

/** One line that a Postfix program (or another one) has logged. */
export interface LogLine {
  /** Milliseconds since the epoch (UTC); null when the date cannot be one. */
  readonly atMs: number | null;
  readonly host: string;
  /** All of the tag: `postfix/submission/smtpd`. */
  readonly tag: string;
  /** What stands before the first slash: `postfix`, `postfix-out`, `mx1`. */
  readonly name: string;
  /** What stands between the first and the last slash (`submission`), or null. */
  readonly service: string | null;
  /** The program: behind the last slash, or the whole tag where it has no slash (`postfix`, `master`). */
  readonly daemon: string;
  readonly pid: number | null;
  readonly severity: LogSeverity;
  /** Queue id, or `NOQUEUE`, or null. */
  readonly queueId: string | null;
  /** The message, without severity and queue id. */
  readonly text: string;
}

const DATE = String.raw`[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?`;
/** Some syslog daemons (busybox, BSD) write facility and priority before the tag. */
const PRIORITY = String.raw`(?:<?[a-z0-9]{1,10}\.[a-z]{1,10}>? )?`;
/** Tags end at the first blank, so what a client says can never become one. */
const HEAD = new RegExp(String.raw`(${DATE}) (\S{1,255}) ${PRIORITY}([^\s:\[\]]{1,255})(?:\[(\d{1,10})\])?: `, 'y');

const SEVERITY = /^(warning|error|fatal|panic): /;
/** Short ids are hexadecimal; long ones (enable_long_queue_ids) have digits and consonants only. */
const QUEUE_ID = /^([0-9A-F]{6,20}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,24}|NOQUEUE): /;

/**
 * Reads one line in the traditional syslog form, RFC 3339, the form of maillog_file, or `journalctl -o short-iso`.
 * Null for anything else; it never throws.
 */
export function parseLogLine(line: string, clock: LogClock): LogLine | null {
  HEAD.lastIndex = 0;
  const head = HEAD.exec(line);
  if (head === null) return null;
  const [all, date = '', host = '', tag = '', pid] = head;
  return {
    atMs: timeOf(date, clock),
    host,
    ...tagParts(tag),
    pid: pid === undefined ? null : Number(pid),
    ...messageParts(line.slice(all.length)),
  };
}

function tagParts(tag: string): Pick<LogLine, 'tag' | 'name' | 'service' | 'daemon'> {
  const parts = tag.split('/');
  return { tag, name: parts[0] ?? tag, service: parts.length > 2 ? parts.slice(1, -1).join('/') : null, daemon: parts.at(-1) ?? tag };
}

/** Tag of the line that begins at `start`, and where its message begins, without cutting the line out. */
export function tagOf(text: string, start: number, end: number): { readonly tag: string; readonly messageStart: number } | null {
  HEAD.lastIndex = start;
  const head = HEAD.exec(text);
  if (head === null || HEAD.lastIndex > end) return null;
  return { tag: head[3] ?? '', messageStart: HEAD.lastIndex };
}

/** Splits a message into severity, queue id and text. */
export function messageParts(message: string): Pick<LogLine, 'severity' | 'queueId' | 'text'> {
  const severity = SEVERITY.exec(message);
  const rest = severity === null ? message : message.slice(severity[0].length);
  const queueId = QUEUE_ID.exec(rest);
  return {
    severity: (severity?.[1] ?? 'info') as LogSeverity,
    queueId: queueId?.[1] ?? null,
    text: queueId === null ? rest : rest.slice(queueId[0].length),
  };
}
