import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTapeFile } from '../src/commands/open-tape-file.ts';
import { diagnose } from '../src/diagnosis/diagnose.ts';
import { load } from '../src/flow/load.ts';
import { setCatalogue } from '../src/postfix/message-catalogue.ts';
import { probes } from '../src/probes/registry.ts';

const FLOWS = join(import.meta.dirname, '../flows');
const RECORDINGS = join(FLOWS, 'recordings');
const names = readdirSync(RECORDINGS).map((file) => file.replace('.jsonl', ''));

async function problemsOn(name: string): Promise<readonly string[]> {
  const tape = openTapeFile(join(RECORDINGS, `${name}.jsonl`));
  if (!tape.ok) throw new Error(tape.message);
  const { knowledge } = load(FLOWS);
  setCatalogue(knowledge.messages);
  const { opened } = tape;
  const { findings } = await diagnose({ knowledge, probes, host: (signal) => opened.host(signal), epoch: opened.epoch, parallel: 2 });
  return findings.filter(({ severity, explainedBy }) => severity === 'problem' && explainedBy.length === 0).map(({ id }) => id);
}

test('the demo has hosts of at least five faults, and a healthy one', () => {
  expect(names).toContain('stock');
  expect(names.length).toBeGreaterThan(5);
});

// Where this fails because a probe looks at more than before: `npm run record` makes the recordings again.
test.each(names.filter((name) => name !== 'stock'))('the recorded host %s has that fault, and no other', async (name) => {
  expect(await problemsOn(name)).toEqual([name]);
});

test('the recorded healthy host has no problem', async () => {
  expect(await problemsOn('stock')).toEqual([]);
});
