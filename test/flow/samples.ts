/** A small world for the tests of flows: three probes, one flow, one finding, one message, all without a problem. */
import { z } from 'zod';
import type { Probes } from '../../src/flow/atlas.ts';
import { lint } from '../../src/flow/lint/lint.ts';
import { type Files, loadFiles } from '../../src/flow/load-files.ts';
import type { Json, ProbeDone } from '../../src/flow/types.ts';
import { type AnyProbe, type Evidence, InstanceRef, Unknown, unknown } from '../../src/probes/probe.ts';

const NOT_RUN = { ok: false, kind: 'not-recorded', reason: 'the tests of flows run no probe', what: 'test' } as const;

function probe(declared: Pick<AnyProbe, 'id' | 'input' | 'outcome' | 'items'>): AnyProbe {
  return {
    question: 'What does the test want to know?',
    cost: 'cheap',
    commands: () => [],
    collect: async () => NOT_RUN,
    interpret: () => ({ outcome: unknown(NOT_RUN), evidence: [] }),
    ...declared,
  };
}

export const probes: Probes = {
  greeting: probe({
    id: 'greeting',
    input: z.object({ instance: InstanceRef, address: z.string(), port: z.number().default(25) }),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('greeted'), banner: z.string(), seconds: z.number(), hint: z.string().optional() }),
      z.object({ kind: z.enum(['refused', 'timed-out']), address: z.string() }),
      Unknown,
    ]),
  }),
  maps: probe({
    id: 'maps',
    input: z.object({}),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('found'), items: z.array(z.object({ path: z.string(), size: z.number() })) }),
      Unknown,
    ]),
    items: 'found',
  }),
  'one-map': probe({
    id: 'one-map',
    input: z.object({ path: z.string() }),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('fine') }),
      z.object({ kind: z.literal('stale'), path: z.string(), lines: z.array(z.string()) }),
      Unknown,
    ]),
  }),
};

export const FLOW = `id: tree
section: 2
title: A tree
symptoms:
  - Nobody can connect
start: first
nodes:
  first:
    probe: greeting
    with: { address: 127.0.0.1 }
    why: A server that says nothing serves nobody.
    on: { greeted: every-map, refused: closed, timed-out: closed, unknown: where }
  closed:
    finding: port-closed
    with: { address: "{{first.address}}" }
    then: every-map
  where:
    ask: Where is the other machine?
    why: The way is another.
    choices:
      here: { say: Here, go: every-map }
      unsure: { say: I don't know, go: try }
  try:
    task: Connect from there.
    why: It sees what this host can't.
    commands: [ nc -vz mail.example.test 25 ]
    choices:
      connected: { say: It connected, go: every-map }
      changed: { say: I changed something, go: first }
      unsure: { say: I can't, go: end }
  every-map:
    each: { of: maps, as: map, walk: look-at-map }
    then: end
  look-at-map:
    probe: one-map
    with: { path: "{{map.path}}" }
    why: An old map gives old answers.
    on: { fine: end, stale: old, unknown: end }
    unknown-because: Another map may still be looked at.
  old:
    finding: map-stale
    with: { path: "{{look-at-map.path}}", lines: "{{look-at-map.lines}}", note: "{{map.size}} bytes on {{instance.name}}" }
    then: end
`;

export function page(id: string, facts: string, more = ''): string {
  return `---
id: ${id}
severity: problem
section: 2
facts: { ${facts} }
subject: { kind: port, name: smtp }
title: Something is wrong
cause: Something is wrong with ${facts.split(':')[0] === '' ? 'it' : `{{${facts.split(':')[0]}}}`}.
${more}fixes:
  - title: Mend it
    explain: It is mended then.
    commands: [ "{{postconf}} -e x=y" ]
    risk: None.
    undo: Put it back.
    verify: Look again.
docs: [ postconf(5) ]
---
## What it means
A.
## Why it happens
B.
## How to fix it
C.
## How to be sure
D.
## How to go back
E.
## See also
F.
`;
}

export const MESSAGE = `- id: port-refused
  daemons: [smtp]
  severity: info
  template: 'connect to {host} failed: refused'
  meaning: Nobody listened there.
  fault: remote
  points-to: [port-closed, tree/first]
`;

export const FILES = {
  'flows/tree.yaml': FLOW,
  'flows/findings/port-closed.md': page('port-closed', 'address: address'),
  'flows/findings/map-stale.md': page('map-stale', 'path: path, lines: list, note: text'),
  'flows/messages/smtp.yaml': MESSAGE,
} satisfies Files;

/** `file:line: where: problem; mend` for each problem of the sample files, some of them replaced. */
export function problemsWith(changed: Files, known: Probes = probes): string[] {
  return lint(loadFiles({ ...FILES, ...changed }), known).map(
    (one) => `${one.file}:${one.line}: ${one.where}: ${one.problem}; ${one.mend}`,
  );
}

/** The sample flow with one part of its text replaced, which must be there. */
export function flowWith(part: string, other: string): Files {
  if (!FLOW.includes(part)) throw new Error(`the sample flow has no "${part}"`);
  return { 'flows/tree.yaml': FLOW.replace(part, other) };
}

export function done(node: string, outcome: { kind: string; [field: string]: Json }, evidence: readonly Evidence[] = []): ProbeDone {
  return { epoch: 0, node, probe: 'greeting', input: {}, outcome, evidence, elapsedMs: 1 };
}

/** As `flowWith`, and a node more at the end. */
export function withNode(part: string, other: string, node: string): Files {
  return { 'flows/tree.yaml': `${flowWith(part, other)['flows/tree.yaml']}  ${node}\n` };
}
