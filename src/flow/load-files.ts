import { digestOf } from './digest.ts';
import { loadFinding } from './load-finding.ts';
import { loadFlow } from './load-flow.ts';
import { loadMessages } from './load-messages.ts';
import type { Places, ThingPlace } from './places.ts';
import type { Problem } from './problem.ts';
import type { FindingPage, Flow, Knowledge, MessageEntry } from './types.ts';
import type { Parsed } from './yaml-source.ts';

/** What files of flows/ hold. What is broken is left out of the knowledge and told in `problems`. */
export interface Loaded {
  readonly knowledge: Knowledge;
  readonly problems: readonly Problem[];
  readonly places: Places;
}

/** Bytes or text by path, such as `flows/findings/main-cf-syntax.md`. */
export type Files = { readonly [path: string]: Uint8Array | string };

/** Reads flows in the chapter's order, finding pages and messages in that of their names. Never throws for what the files hold. */
export function loadFiles(files: Files): Loaded {
  const shelf = new Shelf();
  for (const [file, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = shelf.keep(decode(file, content));
    if (text !== null) put(shelf, file, text);
  }
  const { findings, messages, problems, places } = shelf;
  const flows = shelf.flows.sort((a, b) => a.section - b.section || (a.order ?? 0) - (b.order ?? 0));
  const known = { flows, findings, messages };
  return { knowledge: { digest: digestOf(known), ...known }, problems, places };
}

class Shelf {
  readonly flows: Flow[] = [];
  readonly findings: FindingPage[] = [];
  readonly messages: MessageEntry[] = [];
  readonly problems: Problem[] = [];
  readonly places = new Map<string, ThingPlace>();

  /** The value, or null when it was broken, which is then told. */
  keep<T>(parsed: Parsed<T>): T | null {
    if (parsed.ok) return parsed.value;
    this.problems.push(...parsed.problems);
    return null;
  }
}

function put(shelf: Shelf, file: string, text: string): void {
  if (/(^|\/)findings\/[^/]+\.md$/.test(file)) putFinding(shelf, file, text);
  else if (/(^|\/)messages\/[^/]+\.yaml$/.test(file)) putMessages(shelf, file, text);
  else putFlow(shelf, file, text);
}

function putFlow(shelf: Shelf, file: string, text: string): void {
  const read = shelf.keep(loadFlow(file, text));
  if (read === null) return;
  shelf.flows.push(read.flow);
  shelf.places.set(`flow:${read.flow.id}`, read.place);
}

function putFinding(shelf: Shelf, file: string, text: string): void {
  const read = shelf.keep(loadFinding(file, text));
  if (read === null) return;
  shelf.findings.push(read.finding);
  shelf.places.set(`finding:${read.finding.id}`, read.place);
}

function putMessages(shelf: Shelf, file: string, text: string): void {
  const read = shelf.keep(loadMessages(file, text));
  if (read === null) return;
  for (const [index, entry] of read.entries.entries()) {
    const place = { ...read.place, prefix: [index] };
    shelf.messages.push(entry);
    if (shelf.places.has(`message:${entry.id}`))
      shelf.problems.push({ file, line: place.lineAt([index, 'id']), where: entry.id, ...TWICE });
    else shelf.places.set(`message:${entry.id}`, place);
  }
}

const TWICE = { problem: 'another message has the same id', mend: 'give one of them another id' };

/** A byte order mark, as some editors write it, is no part of the text. */
function decode(file: string, content: Uint8Array | string): Parsed<string> {
  if (typeof content === 'string') return { ok: true, value: content.replace(/^\uFEFF/, '') };
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch {
    return { ok: false, problems: [{ file, line: 1, where: file, problem: 'it is not UTF-8 text', mend: 'save it as UTF-8' }] };
  }
}
