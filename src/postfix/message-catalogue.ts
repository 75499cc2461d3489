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

export type MessageLine = Pick<LogLine, 'severity' | 'daemon' | 'text'>;

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

  /** Id of the entry that fits; where several do, of the one with the most literal text. */
  idOf(line: MessageLine): string | null {
    return this.#find(line, withoutForeignText(line.text))?.id ?? null;
  }

  /** As `idOf`, with the captures. */
  match(line: MessageLine): MessageMatch | null {
    const masked = withoutForeignText(line.text);
    const found = this.#find(line, masked);
    const captures = found?.matcher.match(line.text, masked) ?? null;
    return found === null || captures === null ? null : { id: found.id, captures };
  }

  #find(line: MessageLine, masked: string): Candidate | null {
    const starting = this.#byStart.get(line.severity + line.text.slice(0, KEY));
    return fitting(starting, line, masked) ?? fitting(this.#byStart.get(line.severity), line, masked);
  }

  #add(entry: MessagePattern): void {
    const matcher = compileTemplate(entry.template);
    const key = entry.severity + (matcher.prefix.length < KEY ? '' : matcher.prefix.slice(0, KEY));
    const daemons = entry.daemons.length === 0 ? null : new Set(entry.daemons);
    const bucket = this.#byStart.get(key) ?? [];
    bucket.push({ id: entry.id, daemons, matcher });
    bucket.sort((a, b) => b.matcher.weight - a.matcher.weight);
    this.#byStart.set(key, bucket);
  }
}

function fitting(candidates: readonly Candidate[] | undefined, line: MessageLine, masked: string): Candidate | null {
  return candidates?.find((candidate) => possible(candidate, line) && candidate.matcher.test(masked)) ?? null;
}

function possible({ daemons, matcher }: Candidate, line: MessageLine): boolean {
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
