import { probes as registered } from '../probes/registry.ts';
import { atlasOf, type Probes } from './atlas.ts';
import { raise } from './raise.ts';
import { nodeAt } from './request.ts';
import { stepFrame } from './step.ts';
import type { EachNode, Json, Knowledge, NodeId, ProbeDone, RaisedFinding, Target } from './types.ts';
import type { Advanced, Frame, Scope, Seen, Walk, WalkEvent } from './walk-types.ts';

export { nodeKey } from './node-key.ts';
export { request } from './request.ts';
export type { Advanced, Scope, Walk, WalkEvent } from './walk-types.ts';

/**
 * Begins a walk through a flow, at its start or at a node that another flow named.
 * @throws when there is no such flow or node: callers check what a person typed.
 */
export function startWalk(
  knowledge: Knowledge,
  { flow, node }: { readonly flow: string; readonly node?: NodeId },
  scope: Scope,
  probes: Probes = registered,
): Walk {
  const atlas = atlasOf(knowledge, probes);
  const start = node ?? atlas.flow(flow)?.start ?? '';
  if (atlas.node(flow, start) === undefined) throw new Error(`no node is called ${flow}/${start}`);
  return { atlas, scope, frames: [newFrame(flow, start, {}, [])] };
}

function newFrame(flow: string, node: NodeId, items: Frame['items'], led: Frame['led']): Frame {
  return { flow, node, seen: {}, items, led, waiting: null };
}

/** The walk after an answer, up to where the next is needed. An event that doesn't answer the walk's request changes nothing. */
export function advance(walk: Walk, event: WalkEvent): Advanced {
  const frame = walk.frames.at(-1);
  const next = frame && answered(walk, frame, event);
  if (next === undefined) return { walk, raised: [], queued: [] };
  return settle({ ...walk, frames: walk.frames.with(-1, next) });
}

function answered(walk: Walk, frame: Frame, event: WalkEvent): Frame | undefined {
  const node = nodeAt(walk, frame);
  if ('choice' in event) {
    if (node?.type !== 'ask' && node?.type !== 'task') return undefined;
    const seen = event.done === undefined ? frame : { ...frame, seen: { ...frame.seen, [frame.node]: seenOf(event.done) } };
    return stepFrame(walk.atlas, { ...seen, led: event.done?.evidence ?? [] }, { type: 'answer', choice: event.choice });
  }
  if (node?.type === 'each') return { ...frame, led: event.done.evidence, waiting: itemsOf(walk, node, event.done) };
  if (node?.type !== 'probe') return undefined;
  const seen = { ...frame.seen, [frame.node]: seenOf(event.done) };
  return stepFrame(walk.atlas, { ...frame, seen, led: event.done.evidence }, { type: 'outcome', kind: event.done.outcome.kind });
}

function seenOf(done: ProbeDone): Seen {
  return { value: done.outcome, evidence: done.evidence };
}

/** The list of a list probe; none when it answered with another kind, such as unknown. */
function itemsOf(walk: Walk, node: EachNode, { outcome, evidence }: ProbeDone): readonly Seen[] {
  const items = outcome.kind === walk.atlas.probes[node.each.of]?.items ? outcome.items : [];
  return Array.isArray(items) ? items.map((value: Json) => ({ value, evidence })) : [];
}

/** Goes on by itself through findings, items and exits. */
function settle(start: Walk): Advanced {
  const raised: RaisedFinding[] = [];
  const queued: Target[] = [];
  let walk = start;
  for (let frame = walk.frames.at(-1); frame !== undefined; frame = walk.frames.at(-1)) {
    const node = nodeAt(walk, frame);
    if (node?.type === 'finding') raised.push(raise(walk.scope, frame, node));
    if (node === undefined && frame.node !== 'end') queued.push(frame.node);
    const frames = nextFrames(walk, frame);
    if (frames === null) break;
    walk = { ...walk, frames };
  }
  return { walk, raised, queued };
}

/** The frames after the top one went on without an answer; null where it needs one. */
function nextFrames(walk: Walk, top: Frame): readonly Frame[] | null {
  const node = nodeAt(walk, top);
  const below = walk.frames.slice(0, -1);
  if (node === undefined) return below;
  if (node.type === 'finding') return [...below, stepFrame(walk.atlas, top, { type: 'done' })];
  if (node.type !== 'each' || top.waiting === null) return null;
  const [item, ...waiting] = top.waiting;
  if (item === undefined) return [...below, stepFrame(walk.atlas, top, { type: 'done' })];
  const inner = innerFrame(top, node, item);
  return [...below, { ...top, waiting }, inner];
}

function innerFrame(outer: Frame, { each }: EachNode, item: Seen): Frame {
  const [flow, node] = each.walk.includes('/') ? (each.walk.split('/') as [string, string]) : [outer.flow, each.walk];
  return newFrame(flow, node, { ...outer.items, [each.as]: item }, item.evidence);
}
