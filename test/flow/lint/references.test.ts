import { expect, test } from 'vitest';
import type { Files } from '../../../src/flow/load-files.ts';
import { flowWith, problemsWith, withNode } from '../samples.ts';

/** What is wrong, the files that differ from the sample, and what the linter says: file, line, node, problem and mend. */
const ROWS: [string, Files, string[]][] = [
  [
    'a node that no path has passed',
    flowWith('{{first.address}}', '{{look-at-map.path}}'),
    [
      'flows/tree.yaml:15: tree/closed: {{look-at-map.path}}: no path to tree/closed passes "look-at-map" with an outcome; name a field that is there on every path to this node, or split the node by outcome',
    ],
  ],
  [
    'a field that an outcome does not have',
    flowWith('{{first.address}}', '{{first.banner}}'),
    [
      'flows/tree.yaml:15: tree/closed: {{first.banner}}: the outcome "refused" of "first", which arrives here, has no field "banner"; name a field that is there on every path to this node, or split the node by outcome',
    ],
  ],
  [
    'a field that one of two outcomes does not have',
    flowWith('greeted: every-map', 'greeted: closed'),
    [
      'flows/tree.yaml:15: tree/closed: {{first.address}}: the outcome "greeted" of "first", which arrives here, has no field "address"; name a field that is there on every path to this node, or split the node by outcome',
    ],
  ],
  [
    'no field',
    flowWith('{{first.address}}', '{{first}}'),
    [
      'flows/tree.yaml:15: tree/closed: {{first}} names no field; name a field that is there on every path to this node, or split the node by outcome',
    ],
  ],
  [
    'a field of an item',
    flowWith('{{map.path}}', '{{map.name}}'),
    [
      'flows/tree.yaml:36: tree/look-at-map: {{map.name}}: an item of tree/every-map has no field "name"; name a field that is there on every path to this node, or split the node by outcome',
    ],
  ],
  [
    'a field of the scope',
    flowWith('{{instance.name}}', '{{instance.nmae}}'),
    [
      'flows/tree.yaml:42: tree/old: {{instance.nmae}}: instance has no field "nmae"; name a field that is there on every path to this node, or split the node by outcome',
    ],
  ],
  [
    'a number for a text',
    flowWith('"{{map.path}}"', '"{{map.size}}"'),
    ['flows/tree.yaml:36: tree/look-at-map: "path" is number, but one-map takes string; give it a value of that type'],
  ],
  [
    'a literal of another type',
    flowWith('address: 127.0.0.1', 'address: 127'),
    ['flows/tree.yaml:10: tree/first: "address" is 127, but greeting takes string; give it a value of that type'],
  ],
  [
    'a list inside a text',
    flowWith('{{map.size}} bytes', '{{look-at-map.lines}} bytes'),
    [
      "flows/tree.yaml:42: tree/old: {{look-at-map.lines}} is no text or number, so it can't stand in a text; name a field that is there on every path to this node, or split the node by outcome",
    ],
  ],
  [
    'a text for a list',
    flowWith('lines: "{{look-at-map.lines}}"', 'lines: "{{map.path}}"'),
    ['flows/tree.yaml:42: tree/old: "lines" is string, but the page map-stale takes array of anything; give it a value of that type'],
  ],
  [
    'a field that may be missing',
    withNode(
      'on: { greeted: every-map,',
      'on: { greeted: hinted,',
      'hinted: { finding: port-closed, with: { address: "{{first.hint}}" }, then: every-map }',
    ),
    [
      'flows/tree.yaml:44: tree/hinted: "address" may be missing in the outcome; the page port-closed needs it: make the field required there',
    ],
  ],
  [
    'a node that some path has not passed',
    withNode(
      'here: { say: Here, go: every-map }',
      'here: { say: Here, go: again }',
      'again: { probe: one-map, with: { path: "{{first.reason}}" }, why: Look., on: { fine: end, stale: aged, unknown: end }, unknown-because: It ends. }\n  aged: { finding: port-closed, with: { address: "{{try.address}}" }, then: end }',
    ),
    [
      'flows/tree.yaml:45: tree/aged: {{try.address}}: no path to tree/aged passes "try" with an outcome; name a field that is there on every path to this node, or split the node by outcome',
    ],
  ],
  [
    'a number for one of some texts',
    flowWith('address: 127.0.0.1', 'address: "{{instance.name}}", port: "{{instance.name}}"'),
    ['flows/tree.yaml:10: tree/first: "port" is string, but greeting takes number; give it a value of that type'],
  ],
  [
    'an input that is missing',
    flowWith('address: 127.0.0.1', 'port: 26'),
    ['flows/tree.yaml:10: tree/first: greeting needs "address"; add "address: …" to with'],
  ],
  [
    'an input that the probe does not take',
    flowWith('address: 127.0.0.1', 'address: 127.0.0.1, host: mail'),
    ['flows/tree.yaml:10: tree/first: greeting takes no "host"; remove it; it takes address, port'],
  ],
  [
    'the instance, which is given by itself',
    flowWith('address: 127.0.0.1', 'address: 127.0.0.1, instance: "{{instance}}"'),
    ['flows/tree.yaml:10: tree/first: the instance is given by itself; remove it from with'],
  ],
  [
    'a fact that is missing',
    flowWith('lines: "{{look-at-map.lines}}", ', ''),
    ['flows/tree.yaml:42: tree/old: the page map-stale needs "lines"; add "lines: …" to with'],
  ],
  [
    'a fact that the page does not take',
    flowWith('with: { address: "{{first.address}}" }', 'with: { address: "{{first.address}}", port: 25 }'),
    ['flows/tree.yaml:15: tree/closed: the page port-closed takes no "port"; remove it; it takes address'],
  ],
];

test('the sample has no problem', () => expect(problemsWith({})).toEqual([]));
test.each(ROWS)('with names what is known on every path, with its type: %s', (_, files, problems) =>
  expect(problemsWith(files)).toEqual(problems),
);
