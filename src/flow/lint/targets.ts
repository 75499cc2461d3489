import type { Problem } from '../problem.ts';
import type { Flow } from '../types.ts';
import { fullTarget, type Somewhere, targetsOf, type World } from './world.ts';

/** Every target exists, walks begin at something to ask, old names lead to new ones, and items have names of their own. */
export function lintTargets(world: World): Problem[] {
  const { flows } = world.knowledge;
  const flowIds = new Set(flows.map((flow) => flow.id));
  return [
    ...flows.flatMap((flow) => [...starts(world, flow), ...renames(world, flow, flowIds), ...reserved(world, flow)]),
    ...[...world.nodes.values()].flatMap((where) => [...missing(world, where), ...queued(world, where), ...itemNames(world, where)]),
  ];
}

function starts(world: World, flow: Flow): Problem[] {
  const named = [
    { start: flow.start, path: ['start'] },
    ...flow.symptoms.map(({ start }, index) => ({ start, path: ['symptoms', index] })),
  ];
  return named.flatMap(({ start, path }) => {
    const where = world.nodes.get(`${flow.id}/${start}`);
    if (where === undefined) return [world.atFlow(flow, path, `there is no node "${start}" to start at`, 'name a node of this flow')];
    return where.node.type === 'finding' ? [world.atFlow(flow, path, 'a walk begins at a finding', 'begin with what shows it')] : [];
  });
}

function missing(world: World, where: Somewhere): Problem[] {
  return targetsOf(where.node).flatMap(({ target, path }) => {
    const id = fullTarget(where.flow, target);
    if (id === null ? path[0] !== 'each' : world.nodes.has(id)) return [];
    const mend = target.includes('/') ? 'name a node of that flow' : 'add the node, or name another of this flow, flow/node, or end';
    return [world.atNode(where, path, `there is no node "${target}"`, mend)];
  });
}

/** Another flow knows nothing of what this one saw, so it can't begin with a finding. */
function queued(world: World, where: Somewhere): Problem[] {
  return targetsOf(where.node).flatMap(({ target, path }) => {
    if (path[0] === 'each' || !target.includes('/') || world.nodes.get(target)?.node.type !== 'finding') return [];
    return [world.atNode(where, path, `a walk begins at the finding "${target}"`, 'go to the node that shows it')];
  });
}

function itemNames(world: World, where: Somewhere): Problem[] {
  if (where.node.type !== 'each') return [];
  const { as, walk } = where.node.each;
  const inner = world.nodes.get(fullTarget(where.flow, walk) ?? '')?.flow;
  const taken = as === 'instance' || as === 'context' || Object.hasOwn(inner?.nodes ?? {}, as);
  return taken ? [world.atNode(where, ['each', 'as'], `"${as}" is the name of something else there`, 'give the item another name')] : [];
}

function reserved(world: World, flow: Flow): Problem[] {
  const taken = Object.keys(flow.nodes).filter((name) => ['end', 'instance', 'context'].includes(name));
  return taken.map((name) => world.atFlow(flow, ['nodes', name], `"${name}" can't be the name of a node`, 'rename it'));
}

/** Recordings hold the old names: each must lead to what there is, and must not be given to something new. */
function renames(world: World, flow: Flow, flowIds: ReadonlySet<string>): Problem[] {
  return Object.entries(flow.was).flatMap(([old, now]) => {
    const problems: Problem[] = [];
    if (Object.hasOwn(flow.nodes, old))
      problems.push(world.atFlow(flow, ['was', old], `"${old}" is a node again`, 'give the new node a name never used'));
    if (!Object.hasOwn(flow.nodes, now) && !flowIds.has(now)) {
      problems.push(world.atFlow(flow, ['was', old], `"${now}" doesn't exist`, 'name what took its place'));
    }
    return problems;
  });
}
