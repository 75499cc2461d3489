import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { ExchangeEvent, Header, SESSION_SCHEMA, SessionEvent, Stamp, type Stamped } from './events.ts';

/** A session as it was read. */
export interface RecordedSession {
  readonly path: string;
  readonly header: Header;
  readonly events: readonly Stamped<SessionEvent>[];
  /** Empty unless they were asked for. */
  readonly exchanges: readonly Stamped<ExchangeEvent>[];
  /** Sentences about what is odd with the file but didn't stop the reading. */
  readonly warnings: readonly string[];
}
export type ReadResult = { readonly ok: true; readonly session: RecordedSession } | { readonly ok: false; readonly message: string };

/** A larger file is no session of ours. */
const LARGEST = 512 * 1024 * 1024;
const EXCHANGE_LINE = /^\{"n":\d+,"at":"[^"]*","kind":"exchange"/;

/**
 * Reads a session file. Exchanges are skipped unparsed unless `exchanges` is set. The file is never changed.
 * What is wrong with it comes back as one sentence that names the file, the line and what to do.
 */
export function readSession(path: string, options: { readonly exchanges?: boolean } = {}): ReadResult {
  const text = readText(path);
  if (!text.ok) return text;
  return parseSession(path, text.text, options);
}

/** As `readSession`, for text that is already in memory. */
export function parseSession(path: string, text: string, options: { readonly exchanges?: boolean } = {}): ReadResult {
  const lines = text.split('\n');
  const header = readHeader(path, lines[0] ?? '');
  if (!header.ok) return header;
  const events: Stamped<SessionEvent>[] = [];
  const exchanges: Stamped<ExchangeEvent>[] = [];
  const warnings: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line === '') continue;
    const isExchange = EXCHANGE_LINE.test(line);
    if (isExchange && !options.exchanges) continue;
    const event = parseEvent(line, isExchange);
    if (event !== null) {
      if (event.kind === 'exchange') exchanges.push(event);
      else events.push(event);
    } else if (index === lines.length - 1) {
      warnings.push(
        `${path} line ${index + 1} is torn: the program that wrote it was stopped while writing. Everything before it is used.`,
      );
    } else {
      return {
        ok: false,
        message: `${path} line ${index + 1} can't be read: the file was damaged. Use a copy that is whole, or record again.`,
      };
    }
  }
  return { ok: true, session: { path, header: header.header, events, exchanges, warnings } };
}

function readText(path: string): { ok: true; text: string } | { ok: false; message: string } {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(file);
    if (!stat.isFile()) return { ok: false, message: `${path} is no regular file. Name a session file.` };
    if (stat.size > LARGEST) return { ok: false, message: `${path} is too large to be a session (${stat.size} bytes). Name another file.` };
    return { ok: true, text: readFileSync(file, 'utf8') };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'permission denied' : message;
    return { ok: false, message: `${path} can't be opened: ${reason}. Check the name, or list the sessions that are there.` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readHeader(path: string, line: string): { ok: true; header: Header } | { ok: false; message: string } {
  const value = parseJson(line);
  const schema = (value as { schema?: unknown } | null)?.schema;
  if (schema === SESSION_SCHEMA) {
    const header = Header.safeParse(value);
    if (header.success) return { ok: true, header: header.data };
    return { ok: false, message: `${path} line 1 can't be read: the session's header is incomplete. Use a copy that is whole.` };
  }
  if (typeof schema === 'string' && schema.startsWith('postmedic.session/')) {
    const message = `${path} line 1: this session was written by another version of postmedic (${schema}; this one reads ${SESSION_SCHEMA}). Install that version to read it.`;
    return { ok: false, message };
  }
  return { ok: false, message: `${path} line 1: this is no postmedic session. Name a file that postmedic has recorded.` };
}

function parseEvent(line: string, isExchange: boolean): Stamped<SessionEvent> | Stamped<ExchangeEvent> | null {
  const value = parseJson(line);
  const stamp = Stamp.safeParse(value);
  const event = (isExchange ? ExchangeEvent : SessionEvent).safeParse(value);
  return stamp.success && event.success ? { ...stamp.data, ...event.data } : null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
