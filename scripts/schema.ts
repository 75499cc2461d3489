/** Writes docs/check.schema.json from the zod schema; `--check` only says whether it is current. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { CheckDocument } from '../src/diagnosis/check-document.ts';

const FILE = new URL('../docs/check.schema.json', import.meta.url);
const text = `${JSON.stringify(z.toJSONSchema(CheckDocument), null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error('docs/check.schema.json is older than src/diagnosis/check-document.ts: run `npm run schema`.');
  process.exitCode = 1;
}
