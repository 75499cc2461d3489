import { expect, test } from 'vitest';
import { z } from 'zod';
import { verdictOf } from '../../src/diagnosis/check-document.ts';
import { type DiagnoseOptions, diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Flow, FlowNode } from '../../src/flow/types.ts';
import { hostOf } from '../../src/host/host.ts';
import { tapeExchanger } from '../../src/host/tape.ts';
import { type AnyProbe, defineProbe, Unknown, unknown } from '../../src/probes/probe.ts';
import { knowledgeOf, page } from './pages.ts';

/** A probe that answers by what the host's file of its name holds. */
function fileProbe(id: string, kinds: readonly string[]): AnyProbe {
  const outcomes = kinds.map((kind) => z.object({ kind: z.literal(kind) }));
  return defineProbe({
    id,
    question: `What does /${id} hold?`,
    cost: 'cheap',
    input: z.object({}),
    outcome: z.union([Unknown, ...outcomes]) as z.ZodType<{ kind: string }>,
    commands: () => [`cat /${id}`],
    collect: (host) => host.readFile(`/${id}`),
    interpret: (read) => ({ outcome: read.ok ? { kind: read.value } : unknown(read), evidence: [{ source: `/${id}`, lines: ['seen'] }] }),
  });
}

const context: AnyProbe = {
  ...fileProbe('context', []),
  outcome: z.looseObject({ kind: z.string() }),
  collect: async () => null,
  interpret: () => ({ outcome: { kind: 'found', instances: [{ name: '-', config: '/etc/postfix' }] }, evidence: [] }),
};
const lost: AnyProbe = {
  ...context,
  interpret: () => ({ outcome: unknown({ ok: false, kind: 'not-found', reason: 'no tools', what: 'postconf' }), evidence: [] }),
};

const probes = { context, door: fileProbe('door', ['open', 'shut']), lamp: fileProbe('lamp', ['lit', 'dark']) };

const ask = (probe: keyof typeof probes, on: { [kind: string]: string }): FlowNode => ({ type: 'probe', probe, with: {}, why: '', on });
const finding = (id: string, then = 'end', restsOn: 'evidence' | 'answer' = 'evidence'): FlowNode => ({
  type: 'finding',
  finding: id,
  with: {},
  certainty: 'certain',
  restsOn,
  then,
});
const flow = (id: string, start: string, nodes: Flow['nodes']): Flow => ({
  id,
  section: 1,
  title: id,
  symptoms: [],
  start,
  nodes,
  was: {},
});

const HOUSE = flow('house', 'door', {
  door: ask('door', { open: 'door-open', shut: 'question', unknown: 'question' }),
  'door-open': finding('door-open', 'question'),
  question: {
    type: 'ask',
    ask: 'Is it night?',
    why: '',
    choices: { yes: { say: 'Yes', go: 'lamp' }, no: { say: 'No', go: 'said-so' }, unsure: { say: 'Unsure', go: 'end' } },
  },
  'said-so': finding('said-so', 'end', 'answer'),
  lamp: ask('lamp', { lit: 'task', dark: 'lamp-dark', unknown: 'end' }),
  'lamp-dark': finding('lamp-dark'),
  task: {
    type: 'task',
    task: 'Look outside',
    why: '',
    commands: [],
    choices: { again: { say: 'Again', go: 'lamp' }, unsure: { say: 'Unsure', go: 'lamp' } },
  },
});
const KNOWLEDGE = knowledgeOf([page('door-open'), page('said-so'), page('lamp-dark', { blocks: [] })], [HOUSE]);

function look(files: { [path: string]: string }, over: Partial<DiagnoseOptions> = {}) {
  const exchanges = Object.entries(files).map(([path, value]) => ({
    epoch: 0,
    key: JSON.stringify({ op: 'readFile', path }),
    result: { ok: true as const, value },
  }));
  const tape = tapeExchanger(exchanges);
  return diagnose({ knowledge: KNOWLEDGE, probes, host: (signal) => hostOf(tape, signal), epoch: 0, parallel: 2, ...over });
}

test('walks every choice of a question that the host can not answer, and goes on behind a finding', async () => {
  const { findings } = await look({ '/door': 'open', '/lamp': 'dark' });
  expect(findings.map((one) => one.id).sort()).toEqual(['door-open', 'lamp-dark']);
});

test('a finding carries the evidence of the probe that led to it', async () => {
  const { findings } = await look({ '/door': 'open', '/lamp': 'lit' });
  expect(findings).toMatchObject([{ id: 'door-open', evidence: [{ source: '/door' }], node: 'house/door-open' }]);
});

test('a task that leads back to itself ends', async () => {
  expect((await look({ '/door': 'shut', '/lamp': 'lit' })).findings).toEqual([]);
});

test('what could not be seen is unchecked with its reason, and never a finding', async () => {
  const diagnosis = await look({ '/door': 'shut' });
  expect(diagnosis.findings).toEqual([]);
  expect(diagnosis.unchecked).toMatchObject([{ probe: 'lamp', node: 'house/lamp', kind: 'not-recorded', because: null }]);
  expect(verdictOf(diagnosis)).toBe('healthy');
});

test('a finding that blocks a tool explains what could not be seen', async () => {
  const knowledge = { ...KNOWLEDGE, findings: [page('door-open', { blocks: ['/lamp'] }), page('said-so'), page('lamp-dark')] };
  const { unchecked } = await look({ '/door': 'open' }, { knowledge });
  expect(unchecked).toMatchObject([{ probe: 'lamp', because: 'door-open@-:door-open' }]);
});

test('with no answer at all every probe is unchecked and the verdict is incomplete', async () => {
  const diagnosis = await look({});
  expect(new Set(diagnosis.unchecked.map((one) => one.probe))).toEqual(new Set(['door', 'lamp']));
  expect(verdictOf(diagnosis)).toBe('incomplete');
});

test('without a context nothing is asked, and every probe says why', async () => {
  const diagnosis = await look({ '/door': 'open' }, { probes: { ...probes, context: lost } });
  expect(diagnosis.findings).toEqual([]);
  expect(diagnosis.unchecked.map((one) => [one.probe, one.reason])).toEqual([
    ['context', 'no tools'],
    ['door', 'no tools'],
    ['lamp', 'no tools'],
  ]);
  expect(verdictOf(diagnosis)).toBe('incomplete');
});

test('a probe that throws is unchecked, not a crash', async () => {
  const broken = { ...probes.door, collect: () => Promise.reject(new Error('oops')) };
  const { unchecked } = await look({ '/lamp': 'lit' }, { probes: { ...probes, door: broken } });
  expect(unchecked).toMatchObject([{ probe: 'door', kind: 'bad-output', reason: expect.stringContaining('oops') }]);
});

test('asks each probe once, however many nodes and walks come by', async () => {
  let asked = 0;
  const collect = async () => {
    asked += 1;
    return { ok: true, value: 'lit' };
  };
  const counting = { ...probes.lamp, collect };
  await look({ '/door': 'shut' }, { probes: { ...probes, lamp: counting } });
  expect(asked).toBe(1);
});
