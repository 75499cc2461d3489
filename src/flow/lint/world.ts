import type { Probes } from '../atlas.ts';
import { edgesOf } from '../compile.ts';
import { type Declaration, declarationOf, type Fields, fieldsOf } from '../declaration.ts';
import type { Loaded } from '../load-files.ts';
import { spot } from '../places.ts';
import type { Problem } from '../problem.ts';
import type { Flow, FlowNode, Knowledge, NodeId, Target } from '../types.ts';
import type { KeyPath } from '../yaml-source.ts';

/** A node of some flow; `id` is `flow/node`. */
export interface Somewhere {
  readonly id: string;
  readonly flow: Flow;
  readonly name: NodeId;
  readonly node: FlowNode;
}

/** What every rule looks at. */
export interface World {
  readonly knowledge: Knowledge;
  readonly probes: ReadonlyMap<string, Declaration>;
  /** All nodes of all flows, by `flow/node`. */
  readonly nodes: ReadonlyMap<string, Somewhere>;
  /** Fields of `instance` and `context`. */
  readonly scope: { readonly instance: Fields; readonly context: Fields };
  atNode(where: Somewhere, path: KeyPath, problem: string, mend: string): Problem;
  atFlow(flow: Flow, path: KeyPath, problem: string, mend: string): Problem;
  atFinding(id: string, path: KeyPath, problem: string, mend: string): Problem;
  atMessage(id: string, path: KeyPath, problem: string, mend: string): Problem;
}

export function worldOf({ knowledge, places }: Pick<Loaded, 'knowledge' | 'places'>, probes: Probes): World {
  const declarations = new Map(Object.entries(probes).map(([id, probe]) => [id, declarationOf(probe)]));
  const at = (thing: string, where: string) => (path: KeyPath, problem: string, mend: string) => {
    return { ...spot(places, thing, path), where, problem, mend };
  };
  return {
    knowledge,
    probes: declarations,
    nodes: nodesOf(knowledge),
    scope: scopeOf(declarations),
    atNode: ({ id, flow, name }, path, problem, mend) => at(`flow:${flow.id}`, id)(['nodes', name, ...path], problem, mend),
    atFlow: (flow, ...rest) => at(`flow:${flow.id}`, flow.id)(...rest),
    atFinding: (id, ...rest) => at(`finding:${id}`, id)(...rest),
    atMessage: (id, ...rest) => at(`message:${id}`, id)(...rest),
  };
}

function nodesOf({ flows }: Knowledge): Map<string, Somewhere> {
  return new Map(
    flows.flatMap((flow) =>
      Object.entries(flow.nodes).map(([name, node]) => [`${flow.id}/${name}`, { id: `${flow.id}/${name}`, flow, name, node }] as const),
    ),
  );
}

/** The context probe finds the instances, each of which is one `instance`, and facts about the host, which are `context`. */
function scopeOf(declarations: ReadonlyMap<string, Declaration>): World['scope'] {
  const found = declarations.get('context')?.kinds.get('found') ?? {};
  const instances = found.instances?.shape.items;
  const text = { shape: { type: 'string' }, optional: false };
  return { instance: typeof instances === 'object' ? fieldsOf(instances) : { name: text, config: text }, context: found };
}

/** A target as `flow/node`; null for `end`. */
export function fullTarget(flow: Flow, target: Target): string | null {
  if (target === 'end') return null;
  return target.includes('/') ? target : `${flow.id}/${target}`;
}

/** Every target that a node names, and the keys at which it stands. */
export function targetsOf(node: FlowNode): { readonly target: Target; readonly path: KeyPath }[] {
  const edges = edgesOf(node).map(({ event, target }) => {
    if (event.type === 'outcome') return { target, path: ['on', event.kind] };
    return { target, path: event.type === 'answer' ? ['choices', event.choice, 'go'] : ['then'] };
  });
  return node.type === 'each' ? [{ target: node.each.walk, path: ['each', 'walk'] }, ...edges] : edges;
}

/** Every probe that a node asks, with what it is given. */
export function asksOf(node: FlowNode) {
  if (node.type === 'probe') return { probe: node.probe, with: node.with, path: ['probe'], withPath: ['with'] };
  if (node.type === 'each') return { probe: node.each.of, with: node.each.with, path: ['each', 'of'], withPath: ['each', 'with'] };
  if (node.type === 'ask' && node.infer) return { ...node.infer, path: ['infer'], withPath: ['infer', 'with'] };
  return null;
}
