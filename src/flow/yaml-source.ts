import { type Document, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

export type KeyPath = readonly PropertyKey[];

/** Where something lies that was read from flows/, for messages about it. */
export interface Place {
  readonly file: string;
  /** Line of the key or item at this path, or of the nearest one above it that exists. */
  lineAt(path: KeyPath): number;
}

export interface YamlSource extends Place {
  readonly value: unknown;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Parses YAML and keeps the lines. Duplicate keys, tabs and several documents are problems. `firstLine`: where the text begins in its file. */
export function parseYaml(file: string, text: string, firstLine = 1): Parsed<YamlSource> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineOf = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const problems = document.errors.map((error): Problem => {
    const problem = SAID[error.code] ?? error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '') ?? error.code;
    return { file, line: lineOf(error.pos[0]), where: 'YAML', problem, mend: MENDS[error.code] ?? 'mend the YAML of this line' };
  });
  if (problems.length > 0) return { ok: false, problems };
  return toValue(document, file, lineOf);
}

const SAID: { readonly [code: string]: string } = {
  MULTIPLE_DOCS: 'a second document begins',
};
const MENDS: { readonly [code: string]: string } = {
  DUPLICATE_KEY: 'remove one of the two, or give it another name',
  TAB_AS_INDENT: 'indent with spaces',
  MULTIPLE_DOCS: 'keep one document a file: remove the line "---"',
};

function toValue(document: Document.Parsed, file: string, lineOf: (offset: number) => number): Parsed<YamlSource> {
  try {
    const lineAt = (path: KeyPath) => lineOf(offsetAt(document.contents, path));
    return { ok: true, value: { file, value: document.toJS(), lineAt } };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ file, line: lineOf(0), where: 'YAML', problem, mend: 'write the values out, without aliases' }] };
  }
}

function offsetAt(root: ParsedNode | null, path: KeyPath): number {
  let node: unknown = root;
  let offset = root?.range[0] ?? 0;
  for (const key of path) {
    const step = stepInto(node, key);
    if (step === null) break;
    node = step.node;
    offset = step.offset;
  }
  return offset;
}

function stepInto(node: unknown, key: PropertyKey): { node: unknown; offset: number } | null {
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return pair === undefined ? null : { node: pair.value, offset: pair.key.range[0] };
  }
  if (!isSeq<ParsedNode>(node)) return null;
  const item = node.items[Number(key)];
  return item === undefined ? null : { node: item, offset: item.range[0] };
}
