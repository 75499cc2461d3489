import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openTapeFile } from '../../src/commands/open-tape-file.ts';
import { load } from '../../src/flow/load.ts';
import outsideConnection from '../../src/probes/outside-connection.ts';
import { probes } from '../../src/probes/registry.ts';
import { printWalk } from '../../src/session/print.ts';
import { useCatalogue } from '../support/catalogue.ts';

const recording = fileURLToPath(new URL('../recordings/upstream-blocks-port-25.jsonl', import.meta.url));
const { knowledge } = load(fileURLToPath(new URL('../../flows', import.meta.url)));

test('who tries from outside in vain, with nothing in the log, is told where to look', () => {
  const printed = printWalk(recording, knowledge, probes);
  expect(printed.ok && printed.text).toContain('[upstream-blocks-port-25]');
});

test('the recorded log still shows no connection from outside', async () => {
  useCatalogue();
  const tape = openTapeFile(recording);
  if (!tape.ok) throw new Error(tape.message);
  const input = { instance: { name: '-', config: '/etc/postfix' }, minutes: 10 };
  // The test from outside is a task: what is asked after it is asked anew.
  tape.opened.nextEpoch();
  const facts = await outsideConnection.collect(tape.opened.host(), input);
  expect(outsideConnection.interpret(facts, input).outcome).toMatchObject({ kind: 'not-seen' });
});
