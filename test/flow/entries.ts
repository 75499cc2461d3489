import type { Probes } from '../../src/flow/atlas.ts';
import { entriesOf } from '../../src/flow/lint/reachable.ts';
import { fullTarget, targetsOf, worldOf } from '../../src/flow/lint/world.ts';
import type { Loaded } from '../../src/flow/load-files.ts';
import type { Flow } from '../../src/flow/types.ts';
import type { Advanced } from '../../src/flow/walk.ts';
import { along, begin, intoList } from './drive.ts';
import { edgePaths } from './paths.ts';

/** Where paths through a flow begin, and what a walk has brought by then. */
export interface Entry {
  readonly flow: Flow;
  readonly start: string;
  readonly begin: () => Advanced;
}

/** Starts of flows and symptoms, nodes that other flows go to, and the nodes where the items of lists are walked. */
export function entries(loaded: Loaded, probes: Probes): Entry[] {
  const { nodes, knowledge } = worldOf(loaded, probes);
  const gone = [...nodes.values()].flatMap(({ node }) =>
    targetsOf(node).flatMap(({ target, path }) => (path[0] !== 'each' && target.includes('/') ? target : [])),
  );
  const starts = new Set([...knowledge.flows.flatMap(entriesOf), ...gone]);
  const found = new Map<string, Entry>();
  const open = [...starts].flatMap((id): Entry[] => {
    const where = nodes.get(id);
    return where ? [{ flow: where.flow, start: where.name, begin: () => begin(loaded, probes, where.flow.id, where.name) }] : [];
  });
  for (let entry = open.shift(); entry !== undefined; entry = open.shift()) {
    if (found.has(`${entry.flow.id}/${entry.start}`)) continue;
    found.set(`${entry.flow.id}/${entry.start}`, entry);
    open.push(...listsOf(loaded, probes, entry));
  }
  return [...found.values()];
}

function listsOf(loaded: Loaded, probes: Probes, { flow, start, begin: lead }: Entry): Entry[] {
  const { nodes } = worldOf(loaded, probes);
  return edgePaths(flow, start).flatMap((path) => {
    const node = flow.nodes[path.at(-1)?.node ?? ''];
    const inner = node?.type === 'each' ? nodes.get(fullTarget(flow, node.each.walk) ?? '') : undefined;
    if (inner === undefined) return [];
    return [{ flow: inner.flow, start: inner.name, begin: () => intoList(probes, along(probes, lead(), path.slice(0, -1))) }];
  });
}
