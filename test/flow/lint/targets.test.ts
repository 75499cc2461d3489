import { expect, test } from 'vitest';
import type { Files } from '../../../src/flow/load-files.ts';
import { flowWith, problemsWith, withNode } from '../samples.ts';

/** What is wrong, the files that differ from the sample, and what the linter says: file, line, node, problem and mend. */
const ROWS: [string, Files, string[]][] = [
  [
    'a target in this flow',
    flowWith("unsure: { say: I don't know, go: try }", "unsure: { say: I don't know, go: try }\n      there: { say: There, go: nowhere }"),
    ['flows/tree.yaml:23: tree/where: there is no node "nowhere"; add the node, or name another of this flow, flow/node, or end'],
  ],
  [
    'a target in another flow',
    flowWith('{ say: Here, go: every-map }', '{ say: Here, go: tree/nowhere }'),
    ['flows/tree.yaml:21: tree/where: there is no node "tree/nowhere"; name a node of that flow'],
  ],
  [
    'a walk that begins at a finding',
    flowWith('- Nobody can connect', '- { say: Nobody can connect, start: closed }'),
    [
      'flows/tree.yaml:5: tree: a walk begins at a finding; begin with what shows it',
      'flows/tree.yaml:15: tree/closed: {{first.address}}: there is a path to here that doesn\'t pass "first"; name a field that is there on every path to this node, or split the node by outcome',
    ],
  ],
  [
    'a node with the name of something else',
    withNode(
      'here: { say: Here, go: every-map }',
      'here: { say: Here, go: context }',
      'context: { finding: port-closed, with: { address: x }, rests-on: answer, then: end }',
    ),
    ['flows/tree.yaml:44: tree: "context" can\'t be the name of a node; rename it'],
  ],
  [
    'an item with the name of something else',
    flowWith('as: map,', 'as: instance,'),
    [
      'flows/tree.yaml:32: tree/every-map: "instance" is the name of something else there; give the item another name',
      'flows/tree.yaml:36: tree/look-at-map: {{map.path}}: "map" is no node on the way, item, instance or context; name a field that is there on every path to this node, or split the node by outcome',
      'flows/tree.yaml:42: tree/old: {{map.size}}: "map" is no node on the way, item, instance or context; name a field that is there on every path to this node, or split the node by outcome',
    ],
  ],
  [
    'a start',
    flowWith('- Nobody can connect', '- { say: Nobody can connect, start: frist }'),
    ['flows/tree.yaml:5: tree: there is no node "frist" to start at; name a node of this flow'],
  ],
  [
    'another flow that begins at a finding',
    flowWith('{ say: Here, go: every-map }', '{ say: Here, go: tree/old }'),
    [
      'flows/tree.yaml:21: tree/where: a walk begins at the finding "tree/old"; go to the node that shows it',
      'flows/tree.yaml:41: tree/old: it comes straight after the answer to tree/where; add "rests-on: answer", or let a probe show it first',
      'flows/tree.yaml:42: tree/old: {{look-at-map.path}}: there is a path to here that doesn\'t pass "look-at-map"; name a field that is there on every path to this node, or split the node by outcome',
      'flows/tree.yaml:42: tree/old: {{look-at-map.lines}}: there is a path to here that doesn\'t pass "look-at-map"; name a field that is there on every path to this node, or split the node by outcome',
      'flows/tree.yaml:42: tree/old: {{map.size}}: there is a path to here that doesn\'t pass "map"; name a field that is there on every path to this node, or split the node by outcome',
    ],
  ],
  [
    'an old name that leads nowhere, and one that is used again',
    flowWith('start: first', 'start: first\nwas: { second: gone, old: first }'),
    [
      'flows/tree.yaml:7: tree: "gone" doesn\'t exist; name what took its place',
      'flows/tree.yaml:7: tree: "old" is a node again; give the new node a name never used',
    ],
  ],
];

test('the sample has no problem', () => expect(problemsWith({})).toEqual([]));
test.each(ROWS)('every target exists: %s', (_, files, problems) => expect(problemsWith(files)).toEqual(problems));
