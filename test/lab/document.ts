import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CheckDocument } from '../../src/diagnosis/check-document.ts';

const SCHEMA = join(import.meta.dirname, '../../docs/check.schema.json');

/** What `check --json` printed, held against the published schema; or what is wrong with it, in sentences. */
export function readDocument(text: string): { readonly document: CheckDocument } | { readonly wrong: readonly string[] } {
  const parsed = parseJson(text);
  if (parsed === null) return { wrong: [`check printed no JSON document: ${text.slice(0, 200)}`] };
  if (!existsSync(SCHEMA)) return { wrong: ['docs/check.schema.json is missing'] };
  const held = z.fromJSONSchema(JSON.parse(readFileSync(SCHEMA, 'utf8'))).safeParse(parsed);
  if (held.success) return { document: parsed as CheckDocument };
  return {
    wrong: held.error.issues.map(({ path, message }) => `the document breaks docs/check.schema.json at ${path.join('.')}: ${message}`),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
