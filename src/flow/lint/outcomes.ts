import type { Problem } from '../problem.ts';
import { referencesIn } from '../reference.ts';
import type { FindingNode } from '../types.ts';
import { asksOf, fullTarget, type Somewhere, type World } from './world.ts';

/** Every probe exists; every outcome that it declares is mapped, and no other; `unknown` is never taken for an answer. */
export function lintOutcomes(world: World): Problem[] {
  return [...world.nodes.values()].flatMap((where) => [...unknownProbe(world, where), ...kinds(world, where), ...unknowns(world, where)]);
}

function unknownProbe(world: World, where: Somewhere): Problem[] {
  const asks = asksOf(where.node);
  if (asks === null || world.probes.has(asks.probe)) return [];
  return [world.atNode(where, asks.path, `no probe is called "${asks.probe}"`, 'correct its id, or register it in src/probes/registry.ts')];
}

function kinds(world: World, where: Somewhere): Problem[] {
  const { node } = where;
  if (node.type === 'each') return lists(world, where);
  const declared = node.type === 'probe' ? world.probes.get(node.probe)?.kinds : undefined;
  if (node.type !== 'probe' || declared === undefined) return [];
  const missing = [...declared.keys()].filter((kind) => !Object.hasOwn(node.on, kind));
  const undeclared = Object.keys(node.on).filter((kind) => !declared.has(kind));
  return [
    ...missing.map((kind) => world.atNode(where, ['on'], `the outcome "${kind}" of ${node.probe} goes nowhere`, `add "${kind}: …" to on`)),
    ...undeclared.map((kind) =>
      world.atNode(
        where,
        ['on', kind],
        `${node.probe} has no outcome "${kind}"`,
        `remove it; there are ${[...declared.keys()].join(', ')}`,
      ),
    ),
  ];
}

function lists(world: World, where: Somewhere): Problem[] {
  const { node, flow } = where;
  if (node.type !== 'each') return [];
  if (world.nodes.get(fullTarget(flow, node.then) ?? '')?.node.type === 'finding') {
    return [world.atNode(where, ['then'], 'a finding follows whatever the list held', 'let a probe show it first')];
  }
  const probe = world.probes.get(node.each.of);
  if (probe === undefined || probe.item !== null) return [];
  return [
    world.atNode(
      where,
      ['each', 'of'],
      `${probe.id} is no list probe`,
      'name one that declares `items`, or declare it there with a field items',
    ),
  ];
}

function unknowns(world: World, where: Somewhere): Problem[] {
  const { node, flow } = where;
  const target = node.type === 'probe' ? node.on.unknown : undefined;
  if (node.type !== 'probe' || target === undefined) return [];
  const path = ['on', 'unknown'];
  const next = world.nodes.get(fullTarget(flow, target) ?? '')?.node;
  const reasoned = node.unknownBecause !== undefined;
  if (next?.type === 'finding' && !(reasoned && restsOnNode(next))) {
    const mend = 'send it elsewhere; or, if an earlier node shows the fault, give its facts to the finding and say so in unknown-because';
    return [world.atNode(where, path, '"unknown" leads to a finding', mend)];
  }
  const sharing = Object.keys(node.on).filter((kind) => kind !== 'unknown' && node.on[kind] === target);
  if (sharing.length === 0 || reasoned) return [];
  const problem = `"unknown" goes where "${sharing.join('", "')}" goes`;
  return [world.atNode(where, path, problem, 'send it elsewhere, or say in unknown-because why it may go there')];
}

/** What could not be seen proves nothing, but an earlier node may have shown the fault, of which this one only asks for more. */
function restsOnNode(finding: FindingNode): boolean {
  return referencesIn(finding.with).some(({ name }) => name !== 'instance' && name !== 'context');
}
