import { expect, test } from 'vitest';
import type { Files } from '../../../src/flow/load-files.ts';
import { flowWith, problemsWith, withNode } from '../samples.ts';

/** What is wrong, the files that differ from the sample, and what the linter says: file, line, node, problem and mend. */
const ROWS: [string, Files, string[]][] = [
  [
    'an outcome that goes nowhere',
    flowWith('timed-out: closed, ', ''),
    ['flows/tree.yaml:12: tree/first: the outcome "timed-out" of greeting goes nowhere; add "timed-out: …" to on'],
  ],
  [
    'an outcome that the probe does not have',
    flowWith('greeted: every-map, refused', 'greeted: every-map, slow: every-map, refused'),
    ['flows/tree.yaml:12: tree/first: greeting has no outcome "slow"; remove it; there are greeted, refused, timed-out, unknown'],
  ],
  [
    'a list that is none',
    flowWith('of: maps', 'of: one-map, with: { path: /etc/aliases }'),
    [
      'flows/tree.yaml:32: tree/every-map: one-map is no list probe; name one that declares `items`, or declare it there with a field items',
      'flows/tree.yaml:36: tree/look-at-map: {{map.path}}: its list is not known; name a field that is there on every path to this node, or split the node by outcome',
      'flows/tree.yaml:42: tree/old: {{map.size}}: its list is not known; name a field that is there on every path to this node, or split the node by outcome',
      'src/probes/maps.ts:1: maps: no flow asks this probe; add a node that does, or take it out of src/probes/registry.ts',
    ],
  ],
  [
    'a finding after a list, whatever it held',
    flowWith(
      'walk: look-at-map }\n    then: end',
      'walk: look-at-map }\n    then: nothing-left\n  nothing-left: { finding: port-closed, with: { address: x }, then: end }',
    ),
    ['flows/tree.yaml:33: tree/every-map: a finding follows whatever the list held; let a probe show it first'],
  ],
  [
    'unknown beside a healthy outcome, without a reason',
    flowWith('    unknown-because: Another map may still be looked at.\n', ''),
    [
      'flows/tree.yaml:38: tree/look-at-map: "unknown" goes where "fine" goes; send it elsewhere, or say in unknown-because why it may go there',
    ],
  ],
  [
    'unknown that leads to a finding',
    flowWith('stale: old, unknown: end', 'stale: old, unknown: old'),
    [
      'flows/tree.yaml:42: tree/old: {{look-at-map.path}}: the outcome "unknown" of "look-at-map", which arrives here, has no field "path"; name a field that is there on every path to this node, or split the node by outcome',
      'flows/tree.yaml:42: tree/old: {{look-at-map.lines}}: the outcome "unknown" of "look-at-map", which arrives here, has no field "lines"; name a field that is there on every path to this node, or split the node by outcome',
    ],
  ],
  [
    'unknown that leads to a finding without what an earlier node showed',
    withNode(
      'stale: old, unknown: end',
      'stale: old, unknown: bare',
      'bare: { finding: port-closed, with: { address: "{{instance.name}}" }, then: end }',
    ),
    [
      'flows/tree.yaml:38: tree/look-at-map: "unknown" leads to a finding; send it elsewhere; or, if an earlier node shows the fault, give its facts to the finding and say so in unknown-because',
    ],
  ],
  [
    'unknown that leads to a finding which an earlier node showed',
    withNode(
      'stale: old, unknown: end',
      'stale: old, unknown: other',
      'other: { finding: port-closed, with: { address: "{{map.path}}" }, then: end }',
    ),
    [],
  ],
];

test('the sample has no problem', () => expect(problemsWith({})).toEqual([]));
test.each(ROWS)('every outcome leads somewhere, and unknown is no answer: %s', (_, files, problems) =>
  expect(problemsWith(files)).toEqual(problems),
);
