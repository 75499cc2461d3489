import type { AnyProbe } from '../probes/probe.ts';
import { compile, type FlowMachine } from './compile.ts';
import type { Flow, FlowNode, Knowledge } from './types.ts';

export type Probes = { readonly [id: string]: AnyProbe };

/** The flows by id, each compiled when a walk first enters it, with the probes that they ask. */
export interface Atlas {
  readonly probes: Probes;
  flow(id: string): Flow | undefined;
  node(flow: string, node: string): FlowNode | undefined;
  machine(flow: string): FlowMachine;
}

const known = new WeakMap<Knowledge, WeakMap<Probes, Atlas>>();

/** The atlas of this knowledge; made once, for all walks over it. */
export function atlasOf(knowledge: Knowledge, probes: Probes): Atlas {
  const byProbes = known.get(knowledge) ?? new WeakMap<Probes, Atlas>();
  known.set(knowledge, byProbes);
  const atlas = byProbes.get(probes) ?? makeAtlas(knowledge, probes);
  byProbes.set(probes, atlas);
  return atlas;
}

function makeAtlas(knowledge: Knowledge, probes: Probes): Atlas {
  const flows = new Map(knowledge.flows.map((flow) => [flow.id, flow]));
  const machines = new Map<string, FlowMachine>();
  return {
    probes,
    flow: (id) => flows.get(id),
    node(id, node) {
      const nodes = flows.get(id)?.nodes ?? {};
      return Object.hasOwn(nodes, node) ? nodes[node] : undefined;
    },
    machine(id) {
      const flow = flows.get(id);
      if (flow === undefined) throw new Error(`no flow is called ${id}`);
      const machine = machines.get(id) ?? compile(flow);
      machines.set(id, machine);
      return machine;
    },
  };
}
