import { expect, test } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { compile, edgesOf } from '../../src/flow/compile.ts';
import { loadFiles } from '../../src/flow/load-files.ts';
import type { Flow } from '../../src/flow/types.ts';
import { edgePaths, pathName, simplePaths } from './paths.ts';
import { FILES, flowWith } from './samples.ts';

function tree(changed = {}): Flow {
  const [flow] = loadFiles({ ...FILES, ...changed }).knowledge.flows;
  if (flow === undefined) throw new Error('the sample flow is broken');
  return flow;
}

test('each outcome leads where the flow says, and does nothing else', () => {
  const machine = compile(tree());
  const [first, begun] = initialTransition(machine);
  const [refused, actions] = transition(machine, first, { type: 'outcome', kind: 'refused' });
  expect([first.value, refused.value, begun, actions]).toEqual(['first', 'closed', [], []]);
});

test('what has no edge changes nothing', () => {
  const machine = compile(tree());
  const [first] = initialTransition(machine);
  for (const event of [{ type: 'outcome', kind: 'other' }, { type: 'answer', choice: 'refused' }, { type: 'done' }] as const) {
    expect(transition(machine, first, event)[0].value).toBe('first');
  }
});

test.each([
  ['end', 'end'],
  ['another/place', 'another/place'],
])('going to %s is a final state whose output names it', (target, output) => {
  const machine = compile(tree(flowWith('greeted: every-map', `greeted: ${target}`)));
  const [first] = initialTransition(machine);
  const [last] = transition(machine, first, { type: 'outcome', kind: 'greeted' });
  expect([last.status, last.output]).toEqual(['done', { target: output }]);
});

test('the shortest paths walk every edge', () => {
  const flow = tree();
  const walked = new Set(edgePaths(flow, flow.start).map((path) => pathName(path.slice(-1))));
  const main = Object.entries(flow.nodes).filter(([id]) => !['look-at-map', 'old'].includes(id));
  expect(walked.size).toBe(main.flatMap(([, node]) => edgesOf(node)).length);
});

test('all simple paths, or none when there are too many', () => {
  const flow = tree();
  const paths = simplePaths(flow, flow.start, 10_000) ?? [];
  expect(paths.map(pathName)).toContain('first kind:refused, closed done, every-map done');
  expect(new Set(paths.map(pathName)).size).toBe(paths.length);
  expect(simplePaths(flow, flow.start, 5)).toBeNull();
});
