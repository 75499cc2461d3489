import type { Flow, Knowledge } from '../flow/types.ts';
import type { Symptom } from './journey.ts';

/** The symptom menu: every flow's lines, in the order of the flows. */
export function symptomsOf({ flows }: Pick<Knowledge, 'flows'>): Symptom[] {
  return flows.flatMap((flow) => flow.symptoms.map(({ say, start }) => ({ flow: flow.id, node: start, say })));
}

/** Nodes of one flow that a walk from `start` can come to. */
export function reachable(flow: Flow, start: string): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const id of reached) for (const next of nextOf(flow, id)) reached.add(next);
  return reached;
}

function nextOf({ nodes, id: flow }: Flow, id: string): string[] {
  const node = nodes[id];
  if (node === undefined) return [];
  const targets = targetsOf(node).map((target) => (target.startsWith(`${flow}/`) ? target.slice(flow.length + 1) : target));
  return targets.filter((target) => Object.hasOwn(nodes, target));
}

function targetsOf(node: Flow['nodes'][string]): string[] {
  switch (node.type) {
    case 'probe':
      return Object.values(node.on);
    case 'ask':
    case 'task':
      return Object.values(node.choices).map((choice) => choice.go);
    case 'each':
      return [node.each.walk, node.then];
    case 'finding':
      return [node.then];
  }
}
