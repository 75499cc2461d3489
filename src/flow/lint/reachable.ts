import type { Problem } from '../problem.ts';
import type { Flow } from '../types.ts';
import { fullTarget, targetsOf, type World } from './world.ts';

/** Every node lies on a path from the start of some flow or of some symptom. */
export function lintReachable(world: World): Problem[] {
  const reached = reachableNodes(world);
  return [...world.nodes.values()]
    .filter(({ id }) => !reached.has(id))
    .map((where) => world.atNode(where, [], 'no path leads here', 'let an edge go to it, or remove it'));
}

/** Nodes where walks begin by themselves, as `flow/node`. */
export function entriesOf(flow: Flow): string[] {
  return [flow.start, ...flow.symptoms.map((symptom) => symptom.start)].map((node) => `${flow.id}/${node}`);
}

export function reachableNodes(world: World): Set<string> {
  const reached = new Set<string>();
  const open = world.knowledge.flows.flatMap(entriesOf);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const where = world.nodes.get(id);
    if (where === undefined || reached.has(id)) continue;
    reached.add(id);
    open.push(...targetsOf(where.node).flatMap(({ target }) => fullTarget(where.flow, target) ?? []));
  }
  return reached;
}
