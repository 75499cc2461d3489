import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import { compile, edgeKey, edgesOf, type FlowEvent } from '../../src/flow/compile.ts';
import type { Flow } from '../../src/flow/types.ts';

/** The events of a path, each with the node that it leaves. */
export type Path = readonly { readonly node: string; readonly event: FlowEvent }[];

function toPath(steps: readonly { readonly state: { readonly value: unknown }; readonly event: FlowEvent }[]): Path {
  // A step's state is the one its event led to: the event leaves the state of the step before.
  return steps.slice(1).map(({ event }, index) => ({ node: String(steps[index]?.state.value), event }));
}

const walkOptions = (flow: Flow) => ({
  events: (state: { value: unknown }) => edgesOf(flow.nodes[String(state.value)] ?? NOTHING).map(({ event }) => event),
  serializeState: (state: { value: unknown }) => String(state.value),
});
const NOTHING = { type: 'probe', probe: '', with: {}, why: '', on: {} } as const;

function machineFrom(flow: Flow, start: string) {
  return compile({ ...flow, start });
}

/** The shortest path to each node, and from there over each of its edges: every edge once. */
export function edgePaths(flow: Flow, start: string): Path[] {
  const shortest = getShortestPaths(machineFrom(flow, start), walkOptions(flow) as never).map(({ steps, state }) => ({
    to: String((state as { value: unknown }).value),
    path: toPath(steps as never),
  }));
  return shortest.flatMap(({ to, path }) => edgesOf(flow.nodes[to] ?? NOTHING).map(({ event }) => [...path, { node: to, event }]));
}

/** Every path that passes no node twice; null where there are `most` or more. They are counted before they are made. */
export function simplePaths(flow: Flow, start: string, most: number): Path[] | null {
  if (count(flow, start, new Set(), most) >= most) return null;
  return getSimplePaths(machineFrom(flow, start), walkOptions(flow) as never).map(({ steps }) => toPath(steps as never));
}

/** Paths to every node behind this one, as xstate/graph gives them; stops counting at `most`. */
function count(flow: Flow, at: string, passed: ReadonlySet<string>, most: number): number {
  const edges = edgesOf(flow.nodes[at] ?? NOTHING).filter(({ target }) => !passed.has(target) && target !== at);
  let paths = 1;
  for (const { target } of edges) {
    if (paths >= most) return most;
    paths += count(flow, target, new Set([...passed, at]), most - paths);
  }
  return paths;
}

export function pathName(path: Path): string {
  return path.map(({ node, event }) => `${node} ${edgeKey(event)}`).join(', ');
}
