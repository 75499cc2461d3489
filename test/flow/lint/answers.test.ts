import { expect, test } from 'vitest';
import type { Files } from '../../../src/flow/load-files.ts';
import { flowWith, problemsWith, withNode } from '../samples.ts';

/** What is wrong, the files that differ from the sample, and what the linter says: file, line, node, problem and mend. */
const ROWS: [string, Files, string[]][] = [
  [
    'an ask without unsure',
    flowWith("unsure: { say: I don't know, go: try }", 'elsewhere: { say: Elsewhere, go: try }'),
    ['flows/tree.yaml:20: tree/where: there is no choice "unsure"; add "unsure: { say: I don\'t know, go: … }"'],
  ],
  [
    'a task without unsure',
    flowWith("unsure: { say: I can't, go: end }", 'refused: { say: It was refused, go: end }'),
    ['flows/tree.yaml:27: tree/try: there is no choice "unsure"; add "unsure: { say: I don\'t know, go: … }"'],
  ],
  [
    'an infer that never answers',
    flowWith('The way is another.', 'The way is another.\n    infer: maps'),
    [
      'flows/tree.yaml:20: tree/where: no outcome of maps is the id of a choice, so it never answers; name choices after its outcomes found, unknown',
    ],
  ],
  [
    'a finding straight after an answer',
    withNode(
      'here: { say: Here, go: every-map }',
      'here: { say: Here, go: said }',
      'said: { finding: port-closed, with: { address: x }, then: end }',
    ),
    [
      'flows/tree.yaml:44: tree/said: it comes straight after the answer to tree/where; add "rests-on: answer", or let a probe show it first',
    ],
  ],
  [
    'a finding after one that rests on the answer',
    withNode(
      'here: { say: Here, go: every-map }',
      'here: { say: Here, go: said }',
      'said: { finding: port-closed, with: { address: x }, rests-on: answer, then: more }\n  more: { finding: port-closed, with: { address: y }, then: end }',
    ),
    [
      'flows/tree.yaml:45: tree/more: it comes straight after the answer to tree/where; add "rests-on: answer", or let a probe show it first',
    ],
  ],
  [
    'a finding that says that it rests on the answer',
    withNode(
      'here: { say: Here, go: every-map }',
      'here: { say: Here, go: said }',
      'said: { finding: port-closed, with: { address: x }, rests-on: answer, then: end }',
    ),
    [],
  ],
];

test('the sample has no problem', () => expect(problemsWith({})).toEqual([]));
test.each(ROWS)('a person may not know, and what a person says is no evidence: %s', (_, files, problems) =>
  expect(problemsWith(files)).toEqual(problems),
);
