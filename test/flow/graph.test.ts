import { expect, test } from 'vitest';
import { drawDot, drawMermaid } from '../../src/flow/graph.ts';
import { loadFiles } from '../../src/flow/load-files.ts';
import { FILES, FLOW } from './samples.ts';

const { flows } = loadFiles(FILES).knowledge;
const hostile = loadFiles({
  'flows/tree.yaml': FLOW.replace('Where is the other machine?', JSON.stringify('Where "is" <it> \\ #1?')).replace(
    'Connect from there.',
    JSON.stringify('"]\nend'),
  ),
}).knowledge.flows;

test('Mermaid: a box for each node, an arrow for each edge and each list', () => {
  const drawn = drawMermaid(flows);
  expect(drawn.split('\n').slice(0, 4)).toEqual([
    'flowchart TD',
    '  subgraph n0 ["A tree"]',
    '    n1["first<br>probe greeting"]',
    '    n2{{"closed<br>finding port-closed"}}',
  ]);
  expect(drawn).toContain('  n1 -->|"refused"| n2\n');
  expect(drawn).toContain('|"each map"| ');
  expect(drawn.match(/-->/g)).toHaveLength(16);
  expect(drawn).toMatch(/n\d+\(\(end\)\)/);
});

test('Mermaid: text can not end a label', () => {
  expect(drawMermaid(hostile)).toContain('{"where<br>Where #34;is#34; #60;it#62; \\ #35;1?"}');
  for (const line of drawMermaid(hostile).split('\n')) expect((line.match(/"/g) ?? []).length % 2).toBe(0);
});

test('Graphviz: a node for each node, an edge for each edge', () => {
  const drawn = drawDot(flows);
  expect(drawn).toContain('    "tree/first" [label="first\\nprobe greeting", shape=box];\n');
  expect(drawn).toContain('  "tree/where" -> "tree/try" [label="I don\'t know"];\n');
  expect(drawn).toContain('  "tree/every-map" -> "tree/look-at-map" [label="each map"];\n');
  expect(drawn.match(/ -> /g)).toHaveLength(16);
});

test('Graphviz: text can not end a label', () => {
  expect(drawDot(hostile)).toContain(String.raw`[label="where\nWhere \"is\" <it> \\ #1?", shape=diamond]`);
});
