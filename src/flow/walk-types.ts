import type { Evidence } from '../probes/probe.ts';
import type { Atlas } from './atlas.ts';
import type { Json, ProbeDone, RaisedFinding, Target } from './types.ts';

/** What every node of a walk may name: `{{instance.…}}` and `{{context.…}}`. */
export interface Scope {
  readonly instance: { readonly name: string; readonly config: string; readonly [field: string]: Json };
  readonly context: { readonly [field: string]: Json };
}

/** A value with what shows it. */
export interface Seen {
  readonly value: Json;
  readonly evidence: readonly Evidence[];
}

/** Where one flow stands. Frames above the first walk the items of an `each` below them. */
export interface Frame {
  readonly flow: string;
  /** A node's id; `end` or `flow/node` when this frame is through. */
  readonly node: string;
  /** Outcomes of this frame's probe nodes, by node id. */
  readonly seen: { readonly [node: string]: Seen };
  /** Items of the `each` nodes that this frame is inside of, by their `as`. */
  readonly items: { readonly [as: string]: Seen };
  /** Evidence of what led to this node directly. */
  readonly led: readonly Evidence[];
  /** At an `each`: the items that are still to be walked; null before its list is known. */
  readonly waiting: readonly Seen[] | null;
}

/** A walk through one flow for one instance. Plain data, except for the atlas; every step makes a new one. */
export interface Walk {
  readonly atlas: Atlas;
  readonly scope: Scope;
  /** Empty when the walk is over. */
  readonly frames: readonly Frame[];
}

/** What answers a request: probe-done for `probe` and `items`, answer for `answer` and `task`. `done`: what an inferred answer came from. */
export type WalkEvent =
  | { readonly type: 'probe-done' | 'items-done'; readonly done: ProbeDone }
  | { readonly type: 'answer' | 'task-done'; readonly choice: string; readonly done?: ProbeDone };

export interface Advanced {
  readonly walk: Walk;
  readonly raised: readonly RaisedFinding[];
  /** Other walks to start, `flow/node`. The same target needs only one walk per epoch and instance. */
  readonly queued: readonly Target[];
}
