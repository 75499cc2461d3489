import type { z } from 'zod';
import type { Problem } from './problem.ts';
import type { KeyPath, Parsed, YamlSource } from './yaml-source.ts';

/** Checks what YAML held against a schema; every issue becomes a problem with its line. `where` names the thing, e.g. `connections`. */
export function checkShape<T>(source: YamlSource, schema: z.ZodType<T>, where: (path: KeyPath) => string): Parsed<T> {
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, source, where)) };
}

function problemsOf(issue: z.core.$ZodIssue, source: YamlSource, where: (path: KeyPath) => string): Problem[] {
  const about = (path: KeyPath, problem: string, mend: string): Problem => {
    return { file: source.file, line: source.lineAt(path), where: where(path), problem, mend };
  };
  const key = nameOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) =>
      about([...issue.path, name], `the key "${name}" is not known here`, 'correct its spelling or remove it'),
    );
  }
  if (issue.code === 'invalid_key') return [about(issue.path, `the name "${key}" ${issue.issues[0]?.message}`, 'rename it')];
  if (issue.code === 'invalid_type' && valueAt(source.value, issue.path) === undefined) {
    return [about(issue.path, `the key "${key}" is missing`, `add "${key}: …"`)];
  }
  return [about(issue.path, `${key === '' ? 'it' : `"${key}"`} ${sentence(issue)}`, mendOf(issue))];
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) return `should be ${kindOf(issue.expected)}`;
  if (issue.code === 'invalid_value') return `is not one of ${issue.values.map(String).join(', ')}`;
  return issue.message;
}

function mendOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' && typeof issue.params?.['mend'] === 'string') return issue.params['mend'];
  if (issue.code === 'invalid_type' && issue.expected === 'string') return 'write text, in quotes where YAML would read something else';
  if (issue.code === 'invalid_type') return `write ${kindOf(issue.expected)}`;
  return issue.code === 'invalid_value' ? 'choose one of them' : 'correct the value';
}

/** What zod calls a type, in the words of YAML's readers. */
const KINDS: { readonly [expected: string]: string } = {
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  array: 'a list',
  string: 'text',
  int: 'a whole number',
};

function kindOf(expected: string): string {
  return KINDS[expected] ?? `a ${expected}`;
}

function nameOf(path: KeyPath): string {
  const names = path.filter((part) => typeof part === 'string');
  return names.at(-1) ?? '';
}

function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((inner, key) => (inner as { [key: PropertyKey]: unknown } | null | undefined)?.[key], value);
}
