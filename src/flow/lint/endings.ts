import { isExit } from '../compile.ts';
import type { Problem } from '../problem.ts';
import { fullTarget, type Somewhere, targetsOf, type World } from './world.ts';

/**
 * Every path ends. The only cycles pass through a task, which opens a new epoch, and even those have a way out. A `go` into another
 * flow ends the path: the same target is walked once per epoch.
 */
export function lintEndings(world: World): Problem[] {
  return [...cycles(world), ...withoutEnd(world)];
}

function cycles(world: World): Problem[] {
  const state = new Map<string, 'open' | 'closed'>();
  const problems: Problem[] = [];
  const visit = (where: Somewhere) => {
    state.set(where.id, 'open');
    for (const { target, path } of where.node.type === 'task' ? [] : targetsOf(where.node)) {
      const next = staysInWalk(target, path) ? world.nodes.get(fullTarget(where.flow, target) ?? '') : undefined;
      if (next === undefined) continue;
      if (state.get(next.id) === 'open')
        problems.push(
          world.atNode(where, path, `going to "${target}" closes a circle without a task`, 'break it, or let it pass through a task'),
        );
      if (!state.has(next.id)) visit(next);
    }
    state.set(where.id, 'closed');
  };
  for (const where of world.nodes.values()) if (!state.has(where.id)) visit(where);
  return problems;
}

function staysInWalk(target: string, path: readonly PropertyKey[]): boolean {
  return path[0] === 'each' || !isExit(target);
}

/** Nodes from which no exit can be reached: circles of tasks. A target that is missing is another rule's matter. */
function withoutEnd(world: World): Problem[] {
  const ending = new Set<string>();
  const nodes = [...world.nodes.values()];
  const leadsOut = (id: string) => ending.has(id) || !world.nodes.has(id);
  const ends = ({ flow, node }: Somewhere) =>
    targetsOf(node).some(({ target, path }) => path[0] !== 'each' && (isExit(target) || leadsOut(`${flow.id}/${target}`)));
  for (let before = -1; before !== ending.size; ) {
    before = ending.size;
    for (const where of nodes) if (ends(where)) ending.add(where.id);
  }
  const lost = nodes.filter(({ id, node }) => !ending.has(id) && targetsOf(node).length > 0);
  return lost.map((where) => world.atNode(where, [], 'no path from here ends', 'let one of its choices, or one behind it, go to end'));
}
