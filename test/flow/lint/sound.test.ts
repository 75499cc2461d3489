/** The linter against real walks: it names exactly those findings whose facts some path leaves out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { lint } from '../../../src/flow/lint/lint.ts';
import { type Loaded, loadFiles } from '../../../src/flow/load-files.ts';
import { along } from '../drive.ts';
import { entries } from '../entries.ts';
import { simplePaths } from '../paths.ts';
import { page, probes } from '../samples.ts';

const SIZE = 6;
const name = (index: number) => `node-${index}`;
/** Only forward, so that every path ends. */
const later = (index: number) => fc.integer({ min: index + 1, max: SIZE }).map((to) => (to === SIZE ? 'end' : name(to)));
const earlier = (index: number) => fc.integer({ min: 0, max: Math.max(0, index - 1) }).map(name);

const probeNode = (index: number) =>
  fc.record({ greeted: later(index), refused: later(index), 'timed-out': later(index), unknown: later(index) }).map((on) => ({
    probe: 'greeting',
    with: { address: 'x' },
    why: 'So.',
    on,
    'unknown-because': 'It is a test.',
  }));
const askNode = (index: number) =>
  fc.tuple(later(index), later(index)).map(([yes, unsure]) => ({
    ask: 'Which?',
    why: 'So.',
    choices: { yes: { say: 'Yes', go: yes }, unsure: { say: 'No idea', go: unsure } },
  }));
const findingNode = (index: number) =>
  fc
    .tuple(earlier(index), fc.constantFrom('address', 'reason', 'banner', 'kind', 'hint', 'seconds'), later(index))
    .map(([from, field, then]) => ({ finding: 'port-closed', with: { address: `{{${from}.${field}}}` }, 'rests-on': 'answer', then }));
const eachNode = (index: number) =>
  fc.tuple(later(index), later(index)).map(([walk, then]) => {
    return walk === 'end'
      ? { ask: 'Which?', why: 'So.', choices: { unsure: { say: 'x', go: then } } }
      : { each: { of: 'maps', as: 'map', walk }, then };
  });

const nodes = fc
  .tuple(
    ...Array.from({ length: SIZE }, (_, index) =>
      index === 0 ? probeNode(0) : fc.oneof(probeNode(index), askNode(index), findingNode(index), eachNode(index)),
    ),
  )
  .map((all) => Object.fromEntries(all.map((node, index) => [name(index), node])));

function loadedOf(flow: object): Loaded {
  const text = stringify({ id: 'tree', section: 1, title: 'T', start: name(0), nodes: flow });
  return loadFiles({ 'flows/tree.yaml': text, 'flows/findings/port-closed.md': page('port-closed', 'address: address') });
}

/** Nodes whose facts the linter refuses. */
function refused(loaded: Loaded): string[] {
  const about = lint(loaded, probes).filter(({ problem }) => problem.includes('{{') || problem.includes('"address"'));
  return [...new Set(about.map(({ where }) => where))].sort();
}

/** Nodes that some walk raises without a text as their fact. */
function wrong(loaded: Loaded): string[] {
  const raised = entries(loaded, probes).flatMap(({ flow, start, begin }) =>
    (simplePaths(flow, start, 10_000) ?? []).flatMap((path) => along(probes, begin(), path).raised),
  );
  return [...new Set(raised.filter(({ facts }) => typeof facts['address'] !== 'string').map(({ node }) => node))].sort();
}

test('what it refuses goes wrong on some path, and nothing else does', () => {
  fc.assert(
    fc.property(nodes, (flow) => {
      const loaded = loadedOf(flow);
      expect(loaded.problems).toEqual([]);
      expect(refused(loaded)).toEqual(wrong(loaded));
    }),
    { numRuns: 150 },
  );
});
