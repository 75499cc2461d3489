import { describe, expect, test } from 'vitest';
import { loadFiles } from '../../src/flow/load-files.ts';
import { advance, nodeKey, request, type Scope, startWalk, type Walk, type WalkEvent } from '../../src/flow/walk.ts';
import { done, FILES, flowWith, probes } from './samples.ts';

const SCOPE: Scope = { instance: { name: 'mx', config: '/etc/postfix-mx', running: true }, context: { kind: 'found' } };
const SAW = [{ source: '/proc/net/tcp', lines: ['nobody listens'] }];
const LISTED = [{ source: 'postconf', lines: ['alias_maps = hash:/etc/aliases'] }];

function begin(changed = {}, node?: string): Walk {
  const { knowledge } = loadFiles({ ...FILES, ...changed });
  return startWalk(knowledge, { flow: 'tree', ...(node === undefined ? {} : { node }) }, SCOPE, probes);
}

function go(walk: Walk, ...events: WalkEvent[]) {
  return events.reduce((before, event) => {
    const { walk, raised, queued } = advance(before.walk, event);
    return { walk, raised: [...before.raised, ...raised], queued: [...before.queued, ...queued] };
  }, start(walk));
}

function start(walk: Walk): ReturnType<typeof advance> {
  return { walk, raised: [], queued: [] };
}

const outcome = (kind: string, fields = {}, evidence = SAW): WalkEvent => ({
  type: 'probe-done',
  done: done('tree/first', { kind, ...fields }, evidence),
});
const items = (...paths: string[]): WalkEvent => ({
  type: 'items-done',
  done: done('tree/every-map', { kind: 'found', items: paths.map((path, size) => ({ path, size })) }, LISTED),
});
const answer = (choice: string): WalkEvent => ({ type: 'answer', choice });

test('asks the first probe, with the instance bound and its own values', () => {
  expect(request(begin())).toEqual({
    await: 'probe',
    node: 'tree/first',
    probe: 'greeting',
    input: { instance: { name: 'mx', config: '/etc/postfix-mx' }, address: '127.0.0.1' },
    why: 'A server that says nothing serves nobody.',
    cost: 'cheap',
  });
});

test('raises a finding on the way and goes on', () => {
  const { walk, raised } = go(begin(), outcome('refused', { address: '192.0.2.1' }));
  expect(raised).toEqual([
    {
      id: 'port-closed',
      node: 'tree/closed',
      instance: 'mx',
      facts: { address: '192.0.2.1' },
      certainty: 'certain',
      evidence: SAW,
    },
  ]);
  expect(request(walk)).toMatchObject({ await: 'items', node: 'tree/every-map', probe: 'maps' });
});

describe('a list', () => {
  test('walks each item, with the item bound, and then goes on', () => {
    const listed = go(begin(), outcome('greeted'), items('/etc/aliases', '/etc/virtual'));
    expect(request(listed.walk)).toMatchObject({ await: 'probe', node: 'tree/look-at-map', input: { path: '/etc/aliases' } });
    const stale = go(listed.walk, outcome('stale', { path: '/etc/aliases', lines: ['old'] }));
    expect(stale.raised).toMatchObject([
      { id: 'map-stale', facts: { path: '/etc/aliases', lines: ['old'], note: '0 bytes on mx' }, evidence: [...SAW, ...LISTED] },
    ]);
    expect(request(stale.walk)).toMatchObject({ await: 'probe', input: { path: '/etc/virtual' } });
    expect(request(go(stale.walk, outcome('fine')).walk)).toEqual({ await: 'nothing' });
  });

  test.each([
    ['without items', items()],
    ['that is not known', outcome('unknown', { reason: 'denied', failure: 'denied', what: 'postconf' })],
    ['whose items are none', outcome('found', { items: 'junk' })],
  ])('%s is passed', (_, event) => {
    expect(request(go(begin(), outcome('greeted'), event).walk)).toEqual({ await: 'nothing' });
  });

  test('may lie inside another, which keeps its item', () => {
    const nested = flowWith(
      '    probe: one-map\n    with: { path: "{{map.path}}" }\n    why: An old map gives old answers.\n    on: { fine: end, stale: old, unknown: end }\n    unknown-because: Another map may still be looked at.\n',
      '    each: { of: maps, as: part, walk: both }\n    then: end\n  both:\n    finding: map-stale\n    with: { path: "{{map.path}}", lines: [ "{{part.path}}", x ], note: y }\n    then: end\n',
    );
    const { raised, walk } = go(begin(nested), outcome('greeted'), items('/a', '/b'), items('/1', '/2'), items('/3'));
    expect(raised.map(({ facts }) => [facts['path'], facts['lines']])).toEqual([
      ['/a', ['/1', 'x']],
      ['/a', ['/2', 'x']],
      ['/b', ['/3', 'x']],
    ]);
    expect(request(walk)).toEqual({ await: 'nothing' });
  });
});

test('a target in another flow ends this walk and is queued', () => {
  const { walk, queued } = go(
    begin(flowWith('{ say: Here, go: every-map }', '{ say: Here, go: tree/first }')),
    outcome('unknown'),
    answer('here'),
  );
  expect(queued).toEqual(['tree/first']);
  expect(request(walk)).toEqual({ await: 'nothing' });
});

test('a task leads back to a node that was there before, whose new answer counts', () => {
  const before = begin();
  const again = go(before, outcome('unknown'), answer('unsure'), { type: 'task-done', choice: 'changed' }).walk;
  expect(request(again)).toEqual(request(before));
  expect(nodeKey(request(again))).toBe(nodeKey(request(before)));
  const { raised } = go(again, outcome('timed-out', { address: '::1' }));
  expect(raised).toMatchObject([{ facts: { address: '::1' } }]);
});

test('an ask says what might answer it, and an inferred answer brings its evidence', () => {
  const infer = flowWith(
    'why: The way is another.',
    'why: The way is another.\n    infer: { probe: greeting, with: { address: "{{first.reason}}" } }',
  );
  const said = {
    'flows/tree.yaml': `${infer['flows/tree.yaml']}`.replace('go: every-map }\n      unsure', 'go: said }\n      unsure'),
  };
  const extra = '  said: { finding: port-closed, with: { address: x }, rests-on: answer, then: end }\n';
  const walk = go(begin({ 'flows/tree.yaml': said['flows/tree.yaml'] + extra }), outcome('unknown', { reason: 'no route' })).walk;
  expect(request(walk)).toMatchObject({
    await: 'answer',
    node: 'tree/where',
    infer: { probe: 'greeting', input: { address: 'no route' } },
  });
  expect(go(walk, answer('here')).raised).toMatchObject([{ evidence: [], restsOn: 'answer' }]);
  const inferred: WalkEvent = { type: 'answer', choice: 'here', done: done('tree/where', { kind: 'here' }, LISTED) };
  expect(go(walk, inferred).raised).toMatchObject([{ evidence: LISTED }]);
});

describe('what a walk of another version may bring', () => {
  test.each(['exploded', '__proto__', ''])('an outcome "%s" without an edge is taken for unknown', (kind) => {
    expect(request(go(begin(), outcome(kind)).walk)).toMatchObject({ await: 'answer', node: 'tree/where' });
  });
  test('a choice that is gone is taken for unsure', () => {
    expect(request(go(begin(), outcome('unknown'), answer('elsewhere')).walk)).toMatchObject({ await: 'task', node: 'tree/try' });
  });
  test('an event that does not answer the request changes nothing', () => {
    const walk = begin();
    expect(go(walk, answer('here')).walk).toBe(walk);
    const over = go(walk, outcome('greeted'), items()).walk;
    expect(go(over, outcome('greeted')).walk).toBe(over);
  });
  test('a node that is gone is no place to begin', () => {
    expect(() => begin({}, 'gone')).toThrow('no node is called tree/gone');
  });
});

test('a walk is plain data: it survives JSON, and stepping it leaves it as it was', () => {
  const walk = go(begin(), outcome('greeted'), items('/a', '/b')).walk;
  const text = JSON.stringify(walk.frames);
  const copy: Walk = { ...walk, frames: JSON.parse(text) };
  expect(go(copy, outcome('stale', { path: '/a', lines: [] })).raised).toEqual(
    go(walk, outcome('stale', { path: '/a', lines: [] })).raised,
  );
  expect(JSON.stringify(walk.frames)).toBe(text);
});

test('equal inputs have equal keys, whatever the order of their names', () => {
  const at = (input: { a: number; b: number } | { b: number; a: number }) =>
    nodeKey({ await: 'probe', node: 'tree/first', probe: 'greeting', input, why: '', cost: 'cheap' });
  expect(at({ a: 1, b: 2 })).toBe(at({ b: 2, a: 1 }));
  expect(at({ a: 1, b: 2 })).not.toBe(at({ a: 2, b: 2 }));
});
