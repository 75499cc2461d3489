import type { Json, WithValues } from './types.ts';

/** `{{name.field}}` of a template: what it begins with (a node, an item, instance or context), and the way into it. */
export interface Reference {
  readonly name: string;
  readonly path: readonly string[];
}

const REFERENCE = /\{\{\s*([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)\s*\}\}/g;

/** The one reference that a text consists of, so that its value keeps its type; else null. */
export function soleReference(text: string): Reference | null {
  const [match] = text.matchAll(REFERENCE);
  return match?.[0] === text && match[1] !== undefined ? toReference(match[1]) : null;
}

export function referencesIn(value: Json): Reference[] {
  if (typeof value === 'string') return [...value.matchAll(REFERENCE)].flatMap((match) => (match[1] ? [toReference(match[1])] : []));
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap((inner: Json) => referencesIn(inner));
}

function toReference(dotted: string): Reference {
  const [name = '', ...path] = dotted.split('.');
  return { name, path };
}

/**
 * Puts values in place of references. A text that is one reference takes the value with its type; inside a longer text values become
 * text. What can't be looked up becomes null, or the empty text: the linter proves that it doesn't happen.
 */
export function resolveWith(values: WithValues, look: (reference: Reference) => Json | undefined): { readonly [name: string]: Json } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, resolve(value, look)]));
}

function resolve(value: Json, look: (reference: Reference) => Json | undefined): Json {
  if (typeof value === 'string') return resolveText(value, look);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((inner: Json) => resolve(inner, look));
  return resolveWith(value as WithValues, look);
}

function resolveText(text: string, look: (reference: Reference) => Json | undefined): Json {
  const sole = soleReference(text);
  if (sole !== null) return look(sole) ?? null;
  return text.replace(REFERENCE, (_, dotted: string) => asText(look(toReference(dotted)) ?? null));
}

function asText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The value at a path inside plain data; undefined where it ends early. Own keys only. */
export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => {
    const holds = inner !== null && typeof inner === 'object' && Object.hasOwn(inner, key);
    return holds ? (inner as { readonly [key: string]: Json })[key] : undefined;
  }, value);
}
