import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openTapeFile } from '../../src/commands/open-tape-file.ts';
import { load } from '../../src/flow/load.ts';
import logLocation from '../../src/probes/log-location.ts';
import { probes } from '../../src/probes/registry.ts';
import { printWalk } from '../../src/session/print.ts';
import { useCatalogue } from '../support/catalogue.ts';

const recording = fileURLToPath(new URL('../recordings/log-found-here.jsonl', import.meta.url));
const { knowledge } = load(fileURLToPath(new URL('../../flows', import.meta.url)));

test('who asks for the log and says that this is it, is told how to read it', () => {
  const printed = printWalk(recording, knowledge, probes);
  expect(printed.ok && printed.text).toContain('NOTE: The mail log is in /var/log/mail.log  [log-found-here]');
});

test('the recorded host still leads to the same place', async () => {
  useCatalogue();
  const tape = openTapeFile(recording);
  if (!tape.ok) throw new Error(tape.message);
  const input = { instance: { name: '-', config: '/etc/postfix' }, syslogName: 'postfix' };
  const facts = await logLocation.collect(tape.opened.host(new AbortController().signal), input);
  expect(logLocation.interpret(facts, input).outcome).toMatchObject({ kind: 'found', where: '/var/log/mail.log', mark: 'postfix/' });
});
