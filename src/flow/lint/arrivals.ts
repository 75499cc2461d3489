import { edgesOf, isExit } from '../compile.ts';
import { entriesOf } from './reachable.ts';
import { fullTarget, type Somewhere, type World } from './world.ts';

/** Nothing is known of a name on some path. */
export const ABSENT = 'absent';

/**
 * What is known when a walk arrives at a node: for each node that it may have passed the outcome kinds (`kind:refused`), for each item
 * the `each` node it comes from (`item:flow/node`), and ABSENT when there is a path without it.
 */
export type Arrival = ReadonlyMap<string, ReadonlySet<string>>;

/** Follows every path of every flow at once, until nothing new is learned. Unreachable nodes have no arrival. */
export function arrivalsOf(world: World): ReadonlyMap<string, Arrival> {
  const arrivals = new Map<string, Arrival>();
  const open: string[] = [];
  const arrive = (id: string | null, arrival: Arrival) => {
    if (id === null || !world.nodes.has(id)) return;
    const known = arrivals.get(id);
    const joined = known === undefined ? arrival : join(known, arrival);
    if (known !== undefined && same(known, joined)) return;
    arrivals.set(id, joined);
    open.push(id);
  };
  for (const entry of world.knowledge.flows.flatMap(entriesOf)) arrive(entry, new Map());
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const where = world.nodes.get(id);
    const arrival = arrivals.get(id);
    if (where !== undefined && arrival !== undefined) leave(where, arrival, arrive);
  }
  return arrivals;
}

function leave({ id, flow, name, node }: Somewhere, arrival: Arrival, arrive: (id: string | null, arrival: Arrival) => void): void {
  for (const { event, target } of edgesOf(node)) {
    const learned = event.type === 'outcome' ? new Map([...arrival, [name, new Set([`kind:${event.kind}`])]]) : arrival;
    if (isExit(target)) arrive(fullTarget(flow, target), new Map());
    else arrive(`${flow.id}/${target}`, learned);
  }
  if (node.type !== 'each') return;
  const items = [...arrival].filter(([, origins]) => [...origins].some((origin) => origin.startsWith('item:')));
  arrive(fullTarget(flow, node.each.walk), new Map([...items, [node.each.as, new Set([`item:${id}`])]]));
}

function join(a: Arrival, b: Arrival): Arrival {
  const names = new Set([...a.keys(), ...b.keys()]);
  const absent = new Set([ABSENT]);
  return new Map([...names].map((name) => [name, new Set([...(a.get(name) ?? absent), ...(b.get(name) ?? absent)])]));
}

/** `joined` holds all of `known`, so counting is enough. */
function same(known: Arrival, joined: Arrival): boolean {
  return known.size === joined.size && [...joined].every(([name, origins]) => known.get(name)?.size === origins.size);
}
