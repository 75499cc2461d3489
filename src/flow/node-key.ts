import type { Json, Request } from './types.ts';

/** Node and input: a node runs once per epoch and key. Keys of objects are sorted, so that equal inputs have equal keys. */
export function nodeKey(request: Request): string {
  if (request.await === 'nothing') return '';
  return 'input' in request ? `${request.node} ${canonical(request.input)}` : request.node;
}

function canonical(value: Json): string {
  return JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner));
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function sorted(record: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
