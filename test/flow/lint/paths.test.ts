import { expect, test } from 'vitest';
import type { Files } from '../../../src/flow/load-files.ts';
import { flowWith, problemsWith } from '../samples.ts';

/** What is wrong, the files that differ from the sample, and what the linter says: file, line, node, problem and mend. */
const ROWS: [string, Files, string[]][] = [
  [
    'a node that nothing leads to',
    flowWith("unsure: { say: I don't know, go: try }", "unsure: { say: I don't know, go: end }"),
    ['flows/tree.yaml:23: tree/try: no path leads here; let an edge go to it, or remove it'],
  ],
  [
    'a circle',
    flowWith('here: { say: Here, go: every-map }', 'here: { say: Here, go: first }'),
    ['flows/tree.yaml:21: tree/where: going to "first" closes a circle without a task; break it, or let it pass through a task'],
  ],
  [
    'a circle through a sub-walk',
    flowWith('on: { fine: end, stale', 'on: { fine: every-map, stale'),
    ['flows/tree.yaml:38: tree/look-at-map: going to "every-map" closes a circle without a task; break it, or let it pass through a task'],
  ],
  [
    'a task that nobody can leave',
    flowWith(
      "connected: { say: It connected, go: every-map }\n      changed: { say: I changed something, go: first }\n      unsure: { say: I can't, go: end }",
      "unsure: { say: I can't, go: try }",
    ),
    ['flows/tree.yaml:23: tree/try: no path from here ends; let one of its choices, or one behind it, go to end'],
  ],
];

test('the sample has no problem', () => expect(problemsWith({})).toEqual([]));
test.each(ROWS)('every node is reached and every path ends: %s', (_, files, problems) => expect(problemsWith(files)).toEqual(problems));
