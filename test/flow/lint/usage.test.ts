import { expect, test } from 'vitest';
import type { Files } from '../../../src/flow/load-files.ts';
import { flowWith, page, problemsWith } from '../samples.ts';

/** What is wrong, the files that differ from the sample, and what the linter says: file, line, node, problem and mend. */
const ROWS: [string, Files, string[]][] = [
  [
    'a finding without a page',
    flowWith('finding: port-closed', 'finding: port-shut'),
    [
      'flows/findings/port-closed.md:2: port-closed: no flow raises it; add a finding node that does, or remove the page',
      'flows/tree.yaml:14: tree/closed: the finding "port-shut" has no page; write flows/findings/port-shut.md',
    ],
  ],
  [
    'a page that no flow raises',
    { 'flows/findings/spare.md': page('spare', 'address: address') },
    ['flows/findings/spare.md:2: spare: no flow raises it; add a finding node that does, or remove the page'],
  ],
];

test('the sample has no problem', () => expect(problemsWith({})).toEqual([]));
test.each(ROWS)('the loop is closed: %s', (_, files, problems) => expect(problemsWith(files)).toEqual(problems));
