import { basename } from 'node:path';
import { checkShape } from './check-shape.ts';
import type { Problem } from './problem.ts';
import { FindingFrontMatter } from './schema/finding.ts';
import type { FindingPage } from './types.ts';
import { type Parsed, type Place, parseYaml } from './yaml-source.ts';

/** A page's lines, counted in its file. */
export interface PagePlace extends Place {
  /** Line on which the body begins. */
  readonly bodyLine: number;
}

const FENCE = /^---[ \t]*$/;

/** One file of flows/findings/: front matter between two lines `---`, then the page. */
export function loadFinding(file: string, text: string): Parsed<{ readonly finding: FindingPage; readonly place: PagePlace }> {
  const name = basename(file, '.md');
  const wrong = (line: number, problem: string, mend: string): Parsed<never> => {
    return { ok: false, problems: [{ file, line, where: name, problem, mend } satisfies Problem] };
  };
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line));
  if (!FENCE.test(lines[0] ?? ''))
    return wrong(1, 'it has no front matter', 'begin the file with a line "---", the keys, and a line "---"');
  if (end === -1) return wrong(1, 'its front matter has no end', 'put a line "---" between the keys and the page');

  const source = parseYaml(file, lines.slice(1, end).join('\n'), 2);
  if (!source.ok) return source;
  const facts = checkShape(source.value, FindingFrontMatter, () => name);
  if (!facts.ok) return facts;
  if (facts.value.id !== name) {
    return wrong(source.value.lineAt(['id']), `its id is "${facts.value.id}", but its file is ${basename(file)}`, 'make them the same');
  }
  const body = lines
    .slice(end + 1)
    .join('\n')
    .trim();
  return { ok: true, value: { finding: { ...facts.value, body }, place: { ...source.value, bodyLine: end + 2 } } };
}
