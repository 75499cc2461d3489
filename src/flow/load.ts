import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from './digest.ts';
import { loadFinding } from './load-finding.ts';
import { loadFlow } from './load-flow.ts';
import { loadMessages } from './load-messages.ts';
import type { Places } from './places.ts';
import type { Problem } from './problem.ts';
import type { FindingPage, Flow, Knowledge, MessageEntry } from './types.ts';
import type { Parsed } from './yaml-source.ts';

/** What a folder of flows holds. What is broken is left out of the knowledge and told in `problems`. */
export interface Loaded {
  readonly knowledge: Knowledge;
  readonly problems: readonly Problem[];
  readonly places: Places;
}

/** Reads FOLDER/*.yaml, FOLDER/findings/*.md and FOLDER/messages/*.yaml. Never throws for what the files hold. */
export function load(folder: string): Loaded {
  const problems: Problem[] = [];
  const places = new Map<string, Places extends ReadonlyMap<string, infer P> ? P : never>();
  const flows: Flow[] = [];
  const findings: FindingPage[] = [];
  const messages: MessageEntry[] = [];

  eachFile(folder, '', '.yaml', loadFlow, problems, ({ flow, place }) => {
    flows.push(flow);
    places.set(`flow:${flow.id}`, place);
  });
  eachFile(folder, 'findings', '.md', loadFinding, problems, ({ finding, place }) => {
    findings.push(finding);
    places.set(`finding:${finding.id}`, place);
  });
  eachFile(folder, 'messages', '.yaml', loadMessages, problems, ({ entries, place }) => {
    for (const [index, entry] of entries.entries()) {
      messages.push(entry);
      if (!places.has(`message:${entry.id}`)) places.set(`message:${entry.id}`, { ...place, prefix: [index] });
      else problems.push({ file: place.file, line: place.lineAt([index, 'id']), where: entry.id, ...TWICE });
    }
  });
  const known = { flows, findings, messages };
  return { knowledge: { digest: digestOf(known), ...known }, problems, places };
}

const TWICE = { problem: 'another message has the same id', mend: 'give one of them another id' };

function eachFile<T>(
  folder: string,
  sub: string,
  ending: string,
  parse: (file: string, text: string) => Parsed<T>,
  problems: Problem[],
  take: (value: T) => void,
): void {
  for (const name of namesIn(join(folder, sub), ending)) {
    const file = join('flows', sub, name);
    const text = readText(join(folder, sub, name), file);
    const parsed = text.ok ? parse(file, text.value) : text;
    if (parsed.ok) take(parsed.value);
    else problems.push(...parsed.problems);
  }
}

function namesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** A byte order mark, as some editors write it, is no part of the text. */
function readText(path: string, file: string): Parsed<string> {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (error) {
    const decoded = error instanceof TypeError;
    const problem = decoded ? 'it is not UTF-8 text' : `it can't be read: ${error instanceof Error ? error.message : String(error)}`;
    const mend = decoded ? 'save it as UTF-8' : 'make it a file that can be read';
    return { ok: false, problems: [{ file, line: 1, where: file, problem, mend }] };
  }
}
