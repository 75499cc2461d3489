import type { Json } from '../flow/types.ts';
import { printable } from './printable.ts';

const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_.-]+)\s*\}\}/g;
/** A line of evidence or a fact longer than this says nothing more to a reader. */
const LONGEST_FACT = 400;

/** Values that templates of a finding page may name: its facts, and the built-ins for its instance. */
export type Values = { readonly [name: string]: Json };

/** Puts values into `{{name}}`; unknown names stay visible, so that a mistake is seen and not swallowed. */
export function fill(template: string, values: Values): string {
  return template.replace(PLACEHOLDER, (whole, name: string) => (name in values ? asText(values[name] ?? null) : whole));
}

function asText(value: Json): string {
  const text = Array.isArray(value) ? value.map((item) => asText(item as Json)).join(', ') : scalarText(value);
  return text.length > LONGEST_FACT ? `${text.slice(0, LONGEST_FACT)}…` : text;
}

function scalarText(value: Json): string {
  if (value === null) return '';
  return printable(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** Characters that a POSIX shell takes literally outside of quotes. */
const PLAIN_ARGUMENT = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** As `fill`, for a command line that a person may copy: each value becomes exactly one shell argument or a part of a quoted one. */
export function fillCommand(template: string, values: Values, commands: Values): string {
  return template.replace(PLACEHOLDER, (whole, name: string, at: number) => {
    if (name in commands) return asText(commands[name] ?? null);
    if (!(name in values)) return whole;
    return quoteAt(template, at, asText(values[name] ?? null));
  });
}

/** Quotes for where the placeholder stands: inside single quotes of the template, or bare. */
function quoteAt(template: string, at: number, value: string): string {
  const insideQuotes = (template.slice(0, at).split("'").length - 1) % 2 === 1;
  const escaped = value.replaceAll("'", "'\\''");
  if (insideQuotes) return escaped;
  return PLAIN_ARGUMENT.test(value) ? value : `'${escaped}'`;
}
