import { trimBlanks } from './logical-lines.ts';

/** Index of the bracket that closes the one at `open`; -1 without. Only brackets of the same kind count. */
export function closing(value: string, open: number): number {
  const [left, right] = value[open] === '{' ? '{}' : '()';
  let depth = 0;
  for (let index = open; index < value.length; index += 1) {
    if (value[index] === left) depth += 1;
    else if (value[index] === right && --depth === 0) return index;
  }
  return -1;
}

export function braced(text: string): { readonly inner: string; readonly rest: string } | null {
  if (!text.startsWith('{')) return null;
  const end = closing(text, 0);
  return end < 0 ? null : { inner: trimBlanks(text.slice(1, end)), rest: trimBlanks(text.slice(end + 1)) };
}

/** `{yes}:{no}`, `{yes}:no`, `{yes}`, or `yes` without braces (which may hold a colon). */
export function branches(text: string): { readonly yes: string; readonly no: string; readonly bad: string } {
  const first = braced(text);
  if (!first) return { yes: text, no: '', bad: '' };
  if (first.rest === '') return { yes: first.inner, no: '', bad: '' };
  if (!first.rest.startsWith(':')) return { yes: first.inner, no: '', bad: first.rest };
  const second = trimBlanks(first.rest.slice(1));
  return { yes: first.inner, no: braced(second)?.inner ?? second, bad: '' };
}
