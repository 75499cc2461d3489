/** Walks made with answers that nobody gave: each is some value of what the probe declares. */

import type { Probes } from '../../src/flow/atlas.ts';
import type { FlowEvent } from '../../src/flow/compile.ts';
import type { Fields } from '../../src/flow/declaration.ts';
import { declarationOf } from '../../src/flow/declaration.ts';
import { worldOf } from '../../src/flow/lint/world.ts';
import type { Loaded } from '../../src/flow/load-files.ts';
import type { ProbeDone, Request } from '../../src/flow/types.ts';
import { type Advanced, advance, request, type Scope, startWalk, type WalkEvent } from '../../src/flow/walk.ts';
import type { Path } from './paths.ts';
import { sampleValue } from './sample-value.ts';

function sampleScope(loaded: Loaded, probes: Probes): Scope {
  const { instance, context } = worldOf(loaded, probes).scope;
  return { instance: { name: '-', config: '/etc/postfix', ...sampleFields(instance) }, context: sampleFields(context) };
}

function sampleFields(fields: Fields) {
  const required = Object.entries(fields).filter(([, field]) => !field.optional);
  return Object.fromEntries(required.map(([name, field]) => [name, sampleValue(field.shape)]));
}

/** A probe's answer of one kind. */
function sampleDone(probes: Probes, wanted: Request & { await: 'probe' | 'items' }, kind: string): ProbeDone {
  const probe = probes[wanted.probe];
  const fields = probe && declarationOf(probe).kinds.get(kind);
  if (fields === undefined) throw new Error(`${wanted.probe} has no outcome ${kind}`);
  const { node, input } = wanted;
  const evidence = [{ source: `${wanted.probe} at ${node}`, lines: [kind] }];
  return { epoch: 0, node, probe: wanted.probe, input, outcome: { ...sampleFields(fields), kind }, evidence, elapsedMs: 0 };
}

/** Follows a path of a flow's machine with a walk. Findings and lists go on by themselves; lists are empty unless they are entered. */
export function along(probes: Probes, begun: Advanced, path: Path): Advanced {
  return path.reduce<Advanced>((before, { node, event }) => {
    const wanted = request(before.walk);
    const given = wanted.await !== 'nothing' && wanted.node.endsWith(`/${node}`) ? answerTo(probes, wanted, event) : null;
    return given === null ? before : step(before, given);
  }, begun);
}

function step(before: Advanced, event: WalkEvent): Advanced {
  const { walk, raised, queued } = advance(before.walk, event);
  return { walk, raised: [...before.raised, ...raised], queued: [...before.queued, ...queued] };
}

function answerTo(probes: Probes, wanted: Request, event: FlowEvent): WalkEvent | null {
  if (wanted.await === 'probe' && event.type === 'outcome') return { type: 'probe-done', done: sampleDone(probes, wanted, event.kind) };
  if (wanted.await === 'items') return { type: 'items-done', done: sampleDone(probes, wanted, 'unknown') };
  return event.type === 'answer' ? { type: 'answer', choice: event.choice } : null;
}

export function begin(loaded: Loaded, probes: Probes, flow: string, node: string): Advanced {
  return { walk: startWalk(loaded.knowledge, { flow, node }, sampleScope(loaded, probes), probes), raised: [], queued: [] };
}

/** Into the first item of the list at which a walk stands. */
export function intoList(probes: Probes, before: Advanced): Advanced {
  const wanted = request(before.walk);
  if (wanted.await !== 'items') throw new Error('the walk does not stand at a list');
  return step(before, { type: 'items-done', done: sampleDone(probes, wanted, probes[wanted.probe]?.items ?? '') });
}
