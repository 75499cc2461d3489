import { beforeNul, type LogicalLine, logicalLines, type PhysicalLine, squeezeBlanks, startsWithBlank } from './logical-lines.ts';
import { splitNameValue } from './name-value.ts';

export interface MainCfDefinition {
  readonly name: string;
  /** As written, continuation lines joined, runs of blanks as one space, `$name` not expanded. */
  readonly value: string;
  readonly file: string;
  readonly line: number;
  readonly lastLine: number;
  /** The physical lines that make it up, comments between left out. */
  readonly parts: readonly PhysicalLine[];
}

/**
 * What is wrong with a line. `missing-equals` and `missing-name` stop every Postfix program (3.4 and later); `leading-blank` (on the
 * first logical line, which Postfix skips with a warning) and `nul-byte` (the rest of the line is lost) do not.
 */
export type MainCfProblemKind = 'missing-equals' | 'missing-name' | 'leading-blank' | 'nul-byte';
export interface MainCfProblem {
  readonly kind: MainCfProblemKind;
  readonly fatal: boolean;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface MainCf {
  readonly file: string;
  readonly definitions: readonly MainCfDefinition[];
  readonly problems: readonly MainCfProblem[];
  /** The definition that counts: Postfix takes the last one. */
  last(name: string): MainCfDefinition | undefined;
  /** Every definition of a name, in file order. */
  all(name: string): readonly MainCfDefinition[];
}

/** Reads the text of a main.cf. Never throws: what cannot be read becomes a problem with its line. */
export function parseMainCf(text: string, file: string): MainCf {
  const definitions: MainCfDefinition[] = [];
  const problems: MainCfProblem[] = [];
  for (const line of logicalLines(text)) {
    const read = readLine(line, file);
    problems.push(...read.problems);
    if (read.definition) definitions.push(read.definition);
  }
  const byName = Map.groupBy(definitions, (definition) => definition.name);
  return { file, definitions, problems, last: (name) => byName.get(name)?.at(-1), all: (name) => byName.get(name) ?? [] };
}

interface ReadLine {
  readonly definition?: MainCfDefinition;
  readonly problems: readonly MainCfProblem[];
}

function readLine(logical: LogicalLine, file: string): ReadLine {
  const { line, lastLine, parts } = logical;
  const problem = (kind: MainCfProblemKind, fatal: boolean): MainCfProblem => ({ kind, fatal, file, line, text: logical.text });
  if (startsWithBlank(logical.text)) return { problems: [problem('leading-blank', false)] };
  const text = beforeNul(logical.text);
  const problems = text === logical.text ? [] : [problem('nul-byte', false)];
  const split = splitNameValue(text);
  if (!split.ok) return { problems: [...problems, problem(split.problem, true)] };
  return { definition: { name: split.name, value: squeezeBlanks(split.value), file, line, lastLine, parts }, problems };
}
