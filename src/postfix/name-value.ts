import { trimBlanks } from './logical-lines.ts';

export type NameValue =
  | { readonly ok: true; readonly name: string; readonly value: string }
  | { readonly ok: false; readonly problem: 'missing-name' | 'missing-equals' };

/** Splits `name = value` as Postfix does (split_nameval(3)): the name holds no blanks, the value none at its ends. */
export function splitNameValue(text: string): NameValue {
  const match = /^([^ \t\n\v\f\r=]*)[ \t\n\v\f\r]*(=?)([\s\S]*)$/.exec(trimBlanks(text));
  const [, name = '', equals = '', value = ''] = match ?? [];
  if (name === '') return { ok: false, problem: 'missing-name' };
  if (equals === '') return { ok: false, problem: 'missing-equals' };
  return { ok: true, name, value: trimBlanks(value) };
}
