import { isExit } from './compile.ts';
import { resolveWith } from './reference.ts';
import { look } from './step.ts';
import type { FlowNode, Json, Request, WithValues } from './types.ts';
import type { Frame, Walk } from './walk-types.ts';

const NOTHING: Request = { await: 'nothing' };

/** What the walk wants next. Findings are never waited for: `advance` raises them on its way. */
export function request(walk: Walk): Request {
  const frame = walk.frames.at(-1);
  const at = frame && nodeAt(walk, frame);
  if (frame === undefined || at === undefined) return NOTHING;
  const node = `${frame.flow}/${frame.node}`;
  const asked = (probe: string, values: WithValues) => ({ node, probe, input: inputOf(walk, frame, probe, values) });
  switch (at.type) {
    case 'probe':
      return { await: 'probe', ...asked(at.probe, at.with), why: at.why, cost: costOf(walk, at.probe) };
    case 'each':
      return { await: 'items', ...asked(at.each.of, at.each.with), why: at.why, cost: costOf(walk, at.each.of) };
    case 'ask':
      return { await: 'answer', node, ask: at, ...(at.infer ? { infer: inferOf(walk, frame, at.infer) } : {}) };
    case 'task':
      return { await: 'task', node, task: at };
    case 'finding':
      return NOTHING;
  }
}

/** The node that a frame stands at; undefined at an exit. */
export function nodeAt(walk: Walk, frame: Frame): FlowNode | undefined {
  return isExit(frame.node) ? undefined : walk.atlas.node(frame.flow, frame.node);
}

function inferOf(walk: Walk, frame: Frame, infer: { readonly probe: string; readonly with: WithValues }) {
  return { probe: infer.probe, input: inputOf(walk, frame, infer.probe, infer.with) };
}

/** `with`, resolved; and the instance that the walk is about, where the probe takes one. */
function inputOf(walk: Walk, frame: Frame, probe: string, values: WithValues): Json {
  const input = resolveWith(values, (reference) => look(walk.scope, frame, reference));
  if (!takesInstance(walk, probe)) return input;
  const { name, config } = walk.scope.instance;
  return { ...input, instance: { name, config } };
}

function takesInstance(walk: Walk, probe: string): boolean {
  return 'instance' in declared(walk, probe).input.shape;
}

function costOf(walk: Walk, probe: string) {
  return declared(walk, probe).cost;
}

function declared(walk: Walk, id: string) {
  const probe = walk.atlas.probes[id];
  if (probe === undefined) throw new Error(`no probe is called ${id}`);
  return probe;
}
