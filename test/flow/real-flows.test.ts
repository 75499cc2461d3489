/** Every flow of flows/: all that the linter promises holds when walks are made. A new flow needs no new test. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { edgeKey, edgesOf } from '../../src/flow/compile.ts';
import { lint } from '../../src/flow/lint/lint.ts';
import { load } from '../../src/flow/load.ts';
import { problemLine } from '../../src/flow/problem.ts';
import type { FactType, Flow, Json, RaisedFinding, Target } from '../../src/flow/types.ts';
import { type Advanced, request } from '../../src/flow/walk.ts';
import { probes } from '../../src/probes/registry.ts';
import { along } from './drive.ts';
import { entries } from './entries.ts';
import { edgePaths, type Path, pathName, simplePaths } from './paths.ts';

const MOST_PATHS = 10_000;
const loaded = load(fileURLToPath(new URL('../../flows', import.meta.url)));
const problems = lint(loaded, probes).map(problemLine);
const rows = (problems.length === 0 ? entries(loaded, probes) : []).map((entry) => [`${entry.flow.id}/${entry.start}`, entry] as const);

test('the linter has nothing to say', () => expect(problems).toEqual([]));

describe.skipIf(rows.length === 0).each(rows)('from %s', (_, { flow, start, begin }) => {
  const begun = begin();
  test('every edge leads where its flow says, with the facts that its findings need', () => {
    for (const path of edgePaths(flow, start)) follow(flow, begun, path);
  });
  const all = simplePaths(flow, start, MOST_PATHS);
  test.skipIf(all === null)('so does every simple path', () => {
    for (const path of all ?? []) follow(flow, begun, path);
  });
});

function follow(flow: Flow, begun: Advanced, path: Path): void {
  const { walk, raised, queued } = along(probes, begun, path);
  const name = pathName(path);
  const wanted = request(walk);
  const target = targetOf(flow, path);
  if (target?.includes('/')) expect(queued, name).toContain(target);
  else if (target !== undefined && target !== 'end' && flow.nodes[target]?.type !== 'finding') {
    expect(wanted, name).toMatchObject({ node: `${flow.id}/${target}` });
  }
  if ('input' in wanted) expect(fieldsMissing(wanted.probe, wanted.input), `${name}: input of ${wanted.node}`).toEqual([]);
  for (const finding of raised) expect(wrongFacts(finding), `${name}: facts of ${finding.id}`).toEqual([]);
  for (const finding of raised) expect(finding.restsOn ?? finding.evidence, `${name}: evidence of ${finding.id}`).not.toEqual([]);
}

function targetOf(flow: Flow, path: Path): Target | undefined {
  const last = path.at(-1);
  const node = last && flow.nodes[last.node];
  return node && edgesOf(node).find(({ event }) => edgeKey(event) === edgeKey(last.event))?.target;
}

/** Inputs of the right type, required ones given. Values are made up, so only their types can be wrong. */
function fieldsMissing(probe: string, input: Json): string[] {
  const parsed = probes[probe]?.input.safeParse(input);
  const issues = parsed?.success === false ? parsed.error.issues : [];
  return issues.filter(({ code }: { code: string }) => code === 'invalid_type').map(({ message }: { message: string }) => message);
}

const FITS: { readonly [T in FactType]: (value: Json) => boolean } = {
  text: (value) => ['string', 'number', 'boolean'].includes(typeof value),
  number: (value) => typeof value === 'number',
  list: Array.isArray,
  path: (value) => typeof value === 'string',
  address: (value) => typeof value === 'string',
  name: (value) => typeof value === 'string',
  command: (value) => typeof value === 'string',
};

function wrongFacts({ id, facts }: RaisedFinding): string[] {
  const page = loaded.knowledge.findings.find((one) => one.id === id);
  return Object.entries(page?.facts ?? {}).flatMap(([name, type]) => (FITS[type](facts[name] ?? null) ? [] : [name]));
}
