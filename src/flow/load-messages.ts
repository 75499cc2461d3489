import { basename } from 'node:path';
import { checkShape } from './check-shape.ts';
import { MessagesYaml } from './schema/message.ts';
import type { MessageEntry } from './types.ts';
import { type KeyPath, type Parsed, type Place, parseYaml } from './yaml-source.ts';

/** One file of flows/messages/: the entries and where they stand. */
export function loadMessages(file: string, text: string): Parsed<{ readonly entries: readonly MessageEntry[]; readonly place: Place }> {
  const source = parseYaml(file, text);
  if (!source.ok) return source;
  const where = (path: KeyPath) => idAt(source.value.value, path[0]) ?? basename(file, '.yaml');
  const entries = checkShape(source.value, MessagesYaml, where);
  return entries.ok ? { ok: true, value: { entries: entries.value, place: source.value } } : entries;
}

function idAt(list: unknown, index: PropertyKey | undefined): string | undefined {
  const entry = Array.isArray(list) && typeof index === 'number' ? list[index] : undefined;
  return typeof entry?.id === 'string' ? entry.id : undefined;
}
