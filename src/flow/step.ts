import { transition } from 'xstate';
import type { Atlas } from './atlas.ts';
import type { FlowEvent } from './compile.ts';
import { type Reference, valueAt } from './reference.ts';
import type { Json } from './types.ts';
import type { Frame, Scope, Seen } from './walk-types.ts';

/** The frame after an event of its flow's machine; what comes next knows what led to it. */
export function stepFrame(atlas: Atlas, frame: Frame, event: FlowEvent): Frame {
  const machine = atlas.machine(frame.flow);
  const here = machine.resolveState({ value: frame.node });
  const [next] = transition(machine, here, here.can(event) ? event : unforeseen(event));
  return { ...frame, node: String(next.value), waiting: null };
}

/** After lint every outcome has its edge. Should one have none (a recording of another version), it is not known, never healthy. */
function unforeseen(event: FlowEvent): FlowEvent {
  if (event.type === 'outcome') return { type: 'outcome', kind: 'unknown' };
  return event.type === 'answer' ? { type: 'answer', choice: 'unsure' } : event;
}

/** What a reference stands for at this frame. */
export function look(scope: Scope, frame: Frame, { name, path }: Reference): Json | undefined {
  if (name === 'instance' || name === 'context') return valueAt(scope[name], path);
  return valueAt(seenAs(frame, name)?.value, path);
}

/** The item or the node's outcome that a reference begins with. */
export function seenAs(frame: Frame, name: string): Seen | undefined {
  if (Object.hasOwn(frame.items, name)) return frame.items[name];
  return Object.hasOwn(frame.seen, name) ? frame.seen[name] : undefined;
}
