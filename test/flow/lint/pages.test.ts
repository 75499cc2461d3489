import { expect, test } from 'vitest';
import type { Files } from '../../../src/flow/load-files.ts';
import { FILES, page, problemsWith } from '../samples.ts';

const EXPLAINS = (id: string) => `explains: [ { id: ${id}, when: same-host } ]\n`;

/** What is wrong, the files that differ from the sample, and what the linter says: file, line, node, problem and mend. */
const ROWS: [string, Files, string[]][] = [
  [
    'a heading that is missing',
    { 'flows/findings/port-closed.md': FILES['flows/findings/port-closed.md'].replace('## How to be sure\nD.\n', '') },
    [
      'flows/findings/port-closed.md:18: port-closed: the heading "How to be sure" is missing; the headings are "What it means", "Why it happens", "How to fix it", "How to be sure", "How to go back", "See also", in this order',
    ],
  ],
  [
    'headings in another order',
    {
      'flows/findings/port-closed.md': FILES['flows/findings/port-closed.md'].replace(
        '## How to be sure\nD.\n## How to go back\nE.',
        '## How to go back\nE.\n## How to be sure\nD.',
      ),
    },
    [
      'flows/findings/port-closed.md:18: port-closed: its headings are other than they must be; the headings are "What it means", "Why it happens", "How to fix it", "How to be sure", "How to go back", "See also", in this order',
    ],
  ],
  [
    'an empty section',
    { 'flows/findings/port-closed.md': FILES['flows/findings/port-closed.md'].replace('D.', '') },
    ['flows/findings/port-closed.md:18: port-closed: nothing stands under "How to be sure"; write it'],
  ],
  [
    'placeholders that are no facts',
    {
      'flows/findings/port-closed.md': FILES['flows/findings/port-closed.md'].replace(
        '{{postconf}} -e',
        '{{postmap}} {{port}} {{instance.nmae}} {{instance}} -e',
      ),
    },
    [
      'flows/findings/port-closed.md:10: port-closed: {{postmap}} is none of its facts; declare it in facts, or correct it',
      'flows/findings/port-closed.md:10: port-closed: {{port}} is none of its facts; declare it in facts, or correct it',
      'flows/findings/port-closed.md:10: port-closed: {{instance.nmae}} is none of its facts; declare it in facts, or correct it',
      'flows/findings/port-closed.md:10: port-closed: {{instance}} is none of its facts; declare it in facts, or correct it',
    ],
  ],
  [
    'a fact with the name of a command',
    { 'flows/findings/map-stale.md': page('map-stale', 'path: path, lines: list, note: text, postfix: text') },
    [
      'flows/findings/map-stale.md:5: map-stale: "postfix" has a meaning of its own in fixes; rename the fact',
      'flows/tree.yaml:42: tree/old: the page map-stale needs "postfix"; add "postfix: …" to with',
    ],
  ],
  [
    'explaining nothing',
    { 'flows/findings/port-closed.md': page('port-closed', 'address: address', EXPLAINS('nothing')) },
    ['flows/findings/port-closed.md:9: port-closed: no finding is called "nothing"; correct its id, or remove it'],
  ],
  [
    'explaining each other',
    {
      'flows/findings/port-closed.md': page('port-closed', 'address: address', EXPLAINS('map-stale')),
      'flows/findings/map-stale.md': page('map-stale', 'path: path, lines: list, note: text', EXPLAINS('port-closed')),
    },
    [
      'flows/findings/map-stale.md:9: map-stale: it explains "port-closed", which explains it in turn; decide which of them is the cause',
      'flows/findings/port-closed.md:9: port-closed: it explains "map-stale", which explains it in turn; decide which of them is the cause',
    ],
  ],
  [
    'an id that is not the name of the file',
    { 'flows/findings/port-shut.md': FILES['flows/findings/port-closed.md'] },
    ['flows/findings/port-shut.md:2: port-shut: its id is "port-closed", but its file is port-shut.md; make them the same'],
  ],
];

test('the sample has no problem', () => expect(problemsWith({})).toEqual([]));
test.each(ROWS)('a page says all it must, of what it knows: %s', (_, files, problems) => expect(problemsWith(files)).toEqual(problems));
