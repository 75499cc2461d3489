import { createMachine } from 'xstate';
import type { Choice, Flow, FlowNode, Target } from './types.ts';

/** What moves a flow's machine on: a probe's outcome, what a person chose, or that an `each` or a finding is done with. */
export type FlowEvent =
  | { readonly type: 'outcome'; readonly kind: string }
  | { readonly type: 'answer'; readonly choice: string }
  | { readonly type: 'done' };

/** One way out of a node. */
export interface Edge {
  readonly event: FlowEvent;
  readonly target: Target;
}

export function edgesOf(node: FlowNode): Edge[] {
  switch (node.type) {
    case 'probe':
      return Object.entries(node.on).map(([kind, target]) => ({ event: { type: 'outcome', kind }, target }));
    case 'ask':
    case 'task':
      return Object.entries(node.choices).map(([choice, { go }]: [string, Choice]) => ({ event: { type: 'answer', choice }, target: go }));
    case 'each':
    case 'finding':
      return [{ event: { type: 'done' }, target: node.then }];
  }
}

/** Ends that a flow can come to: `end`, and each `flow/node` that goes on elsewhere. */
export function isExit(target: Target): boolean {
  return target === 'end' || target.includes('/');
}

/**
 * One flow as an XState machine: a state for each node, a final state for each exit, whose name is the target. It is pure (no actors,
 * no delays, no actions), so that it can be stepped, folded and walked by xstate/graph.
 */
export function compile(flow: Flow) {
  const nodes = Object.entries(flow.nodes);
  const exits = new Set(nodes.flatMap(([, node]) => edgesOf(node).map((edge) => edge.target)).filter(isExit));
  const states = [
    ...nodes.map(([id, node]) => [id, { on: transitionsOf(node) }] as const),
    ...[...exits].map((target) => [target, { type: 'final', output: { target } }] as const),
  ];
  return createMachine({
    types: {} as { events: FlowEvent; output: { target: Target } },
    id: flow.id,
    initial: flow.start,
    states: Object.fromEntries(states),
    output: ({ event }: { event: unknown }) => (event as { output: { target: Target } }).output,
  });
}

export type FlowMachine = ReturnType<typeof compile>;

function transitionsOf(node: FlowNode) {
  const edges = edgesOf(node);
  const [first] = edges;
  if (first === undefined) return {};
  return { [first.event.type]: edges.map(({ event, target }) => ({ target, guard: guardOf(event) })) };
}

function guardOf(wanted: FlowEvent) {
  return ({ event }: { event: FlowEvent }) => edgeKey(event) === edgeKey(wanted);
}

/** `kind:refused`, `choice:unsure` or `done`: one edge of a node, for guards and for tests. */
export function edgeKey(event: FlowEvent): string {
  if (event.type === 'outcome') return `kind:${event.kind}`;
  return event.type === 'answer' ? `choice:${event.choice}` : 'done';
}
