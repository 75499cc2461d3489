import type { Json, ProbeDone } from '../flow/types.ts';
import { printable } from './printable.ts';

/** More than these fields of an outcome don't fit beside it; the rest is in the evidence. */
const MOST_FIELDS = 3;
const LONGEST_VALUE = 80;

/** An outcome as a person reads it: "timed out (address: 192.0.2.1, port: 25)". */
export function outcomeWords({ kind, ...fields }: ProbeDone['outcome']): string {
  if (kind === 'unknown') return `could not be seen: ${printable(String(fields['reason'] ?? 'no reason given'))}`;
  const details = Object.entries(fields).flatMap(([name, value]) => {
    const shown = shortValue(value);
    return shown === null ? [] : [`${wordsOf(name)}: ${shown}`];
  });
  const shown = details.slice(0, MOST_FIELDS).join(', ');
  return shown === '' ? wordsOf(kind) : `${wordsOf(kind)} (${shown})`;
}

/** `timed-out` and `configDirectory` as words. */
export function wordsOf(name: string): string {
  return printable(name.replaceAll('-', ' ').replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`));
}

function shortValue(value: Json | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => (typeof item === 'object' ? null : shortValue(item)));
    if (items.length === 0) return null;
    if (items.includes(null)) return String(items.length);
    return cutValue(items.join(' '));
  }
  return typeof value === 'object' ? null : cutValue(printable(String(value)));
}

function cutValue(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
