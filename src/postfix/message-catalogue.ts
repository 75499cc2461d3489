import { withoutForeignText } from './foreign-text.ts';
import type { LogLine, LogSeverity } from './log-line.ts';
import { type Captures, compileTemplate, type Matcher } from './message-template.ts';

/** The part of a catalogue entry that is needed to match it. */
export interface MessagePattern {
  readonly id: string;
  /** Programs that log it; empty means any. */
  readonly daemons: readonly string[];
  readonly severity: LogSeverity;
  readonly template: string;
}
/** One compiled entry. */
interface Candidate {
  readonly id: string;
  readonly daemons: ReadonlySet<string> | null;
  readonly matcher: Matcher;
}
export interface MessageMatch {
  readonly id: string;
  readonly captures: Captures;
}

const KEY = 4;

/** Messages of Postfix, indexed by severity and the first characters, so that the number of entries doesn't matter. */
export class MessageCatalogue {
  readonly #byStart = new Map<string, Candidate[]>();
  readonly #entries: number;

  /** @throws Error for an entry whose template can't be compiled. */
  constructor(entries: readonly MessagePattern[]) {
    this.#entries = entries.length;
    for (const entry of entries) this.#add(entry);
  }

  get size(): number {
    return this.#entries;
  }

  /** The first entry that fits: entries with a literal start go before those that begin with a capture. */
  match(line: Pick<LogLine, 'severity' | 'daemon' | 'text'>): MessageMatch | null {
    const starting = this.#byStart.get(line.severity + line.text.slice(0, KEY)) ?? NONE;
    const others = this.#byStart.get(line.severity) ?? NONE;
    if (starting.length + others.length === 0) return null;
    let masked: string | null = null;
    for (const candidate of [...starting, ...others]) {
      if (!possible(candidate, line)) continue;
      masked ??= withoutForeignText(line.text);
      const captures = candidate.matcher.match(line.text, masked);
      if (captures !== null) return { id: candidate.id, captures };
    }
    return null;
  }

  #add(entry: MessagePattern): void {
    const matcher = compileTemplate(entry.template);
    const key = entry.severity + (matcher.prefix.length < KEY ? '' : matcher.prefix.slice(0, KEY));
    const daemons = entry.daemons.length === 0 ? null : new Set(entry.daemons);
    const bucket = this.#byStart.get(key) ?? [];
    bucket.push({ id: entry.id, daemons, matcher });
    bucket.sort((a, b) => b.matcher.literal.length - a.matcher.literal.length);
    this.#byStart.set(key, bucket);
  }
}

const NONE: readonly Candidate[] = [];

function possible({ daemons, matcher }: Candidate, line: Pick<LogLine, 'daemon' | 'text'>): boolean {
  if (daemons !== null && !daemons.has(line.daemon)) return false;
  return line.text.startsWith(matcher.prefix) && line.text.includes(matcher.literal);
}

let current = new MessageCatalogue([]);

/** Makes the knowledge of flows/messages/ the catalogue that logs are read with. Called once, where knowledge is loaded. */
export function setCatalogue(entries: readonly MessagePattern[]): void {
  current = new MessageCatalogue(entries);
}

export function catalogue(): MessageCatalogue {
  return current;
}
