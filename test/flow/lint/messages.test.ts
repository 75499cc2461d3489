import { expect, test } from 'vitest';
import type { Files } from '../../../src/flow/load-files.ts';
import { MESSAGE, problemsWith } from '../samples.ts';

/** What is wrong, the files that differ from the sample, and what the linter says: file, line, node, problem and mend. */
const ROWS: [string, Files, string[]][] = [
  [
    'pointing to nothing',
    { 'flows/messages/smtp.yaml': MESSAGE.replace('port-closed', 'port-shut') },
    ['flows/messages/smtp.yaml:7: port-refused: it points to "port-shut", which doesn\'t exist; name a finding, or flow/node'],
  ],
  [
    'capturing a name twice',
    { 'flows/messages/smtp.yaml': MESSAGE.replace('{host} failed', '{host} from {host} failed') },
    ['flows/messages/smtp.yaml:4: port-refused: {host} is captured twice; give one of them another name'],
  ],
  [
    'holding nothing to tell it by',
    { 'flows/messages/smtp.yaml': MESSAGE.replace('connect to {host} failed: refused', '{host}: {rest}') },
    ['flows/messages/smtp.yaml:4: port-refused: message template "{host}: {rest}" has no literal text to tell it by; correct the template'],
  ],
  [
    'having an id twice',
    { 'flows/messages/lmtp.yaml': MESSAGE },
    ['flows/messages/smtp.yaml:1: port-refused: another message has the same id; give one of them another id'],
  ],
];

test('the sample has no problem', () => expect(problemsWith({})).toEqual([]));
test.each(ROWS)('a message can be matched and points to what there is: %s', (_, files, problems) =>
  expect(problemsWith(files)).toEqual(problems),
);
