import type { Problem } from '../problem.ts';
import { fullTarget, type Somewhere, targetsOf, type World } from './world.ts';

/** Every question has a way for who doesn't know; what only a person said is never taken for what the host showed. */
export function lintAnswers(world: World): Problem[] {
  return [...world.nodes.values()].flatMap((where) => [...unsure(world, where), ...infer(world, where), ...said(world, where)]);
}

function unsure(world: World, where: Somewhere): Problem[] {
  const { node } = where;
  if ((node.type !== 'ask' && node.type !== 'task') || Object.hasOwn(node.choices, 'unsure')) return [];
  return [world.atNode(where, ['choices'], 'there is no choice "unsure"', 'add "unsure: { say: I don\'t know, go: … }"')];
}

function infer(world: World, where: Somewhere): Problem[] {
  const { node } = where;
  const probe = node.type === 'ask' && node.infer ? world.probes.get(node.infer.probe) : undefined;
  if (node.type !== 'ask' || probe === undefined) return [];
  if ([...probe.kinds.keys()].some((kind) => Object.hasOwn(node.choices, kind))) return [];
  const problem = `no outcome of ${probe.id} is the id of a choice, so it never answers`;
  return [world.atNode(where, ['infer'], problem, `name choices after its outcomes ${[...probe.kinds.keys()].join(', ')}`)];
}

/** Findings that come straight after an answer. */
function said(world: World, where: Somewhere): Problem[] {
  const { node, flow } = where;
  if (node.type !== 'ask' && node.type !== 'task') return [];
  const wrong = targetsOf(node).flatMap(({ target }) => findingsFrom(world, fullTarget(flow, target)));
  return [...new Set(wrong)].map((finding) =>
    world.atNode(
      finding,
      ['finding'],
      `it comes straight after the answer to ${where.id}`,
      'add "rests-on: answer", or let a probe show it first',
    ),
  );
}

function findingsFrom(world: World, id: string | null, passed: readonly string[] = []): Somewhere[] {
  const where = world.nodes.get(id ?? '');
  if (where?.node.type !== 'finding' || passed.includes(where.id)) return [];
  const further = findingsFrom(world, fullTarget(where.flow, where.node.then), [...passed, where.id]);
  return where.node.restsOn === 'answer' ? further : [where, ...further];
}
