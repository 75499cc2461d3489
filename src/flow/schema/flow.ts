import { z } from 'zod';
import type { Flow, FlowNode } from '../types.ts';
import { FactName, Id, Sentence, Target } from './ids.ts';

const With = z.record(FactName, z.json()).default({});
const Choices = z.record(Id, z.strictObject({ say: Sentence, go: Target }));

const ProbeYaml = z
  .strictObject({ probe: Id, with: With, why: Sentence, on: z.record(Id, Target), 'unknown-because': Sentence.optional() })
  .transform(({ 'unknown-because': unknownBecause, ...node }): FlowNode => {
    return { type: 'probe', ...node, ...(unknownBecause === undefined ? {} : { unknownBecause }) };
  });

const Infer = z
  .union([Id, z.strictObject({ probe: Id, with: With })], { error: 'is neither a probe id nor { probe, with }' })
  .transform((infer) => (typeof infer === 'string' ? { probe: infer, with: {} } : infer));

const AskYaml = z
  .strictObject({ ask: Sentence, why: Sentence, infer: Infer.optional(), choices: Choices })
  .transform(({ infer, ...node }): FlowNode => ({ type: 'ask', ...node, ...(infer === undefined ? {} : { infer }) }));

const TaskYaml = z
  .strictObject({ task: Sentence, why: Sentence, commands: z.array(Sentence).default([]), choices: Choices })
  .transform((node): FlowNode => ({ type: 'task', ...node }));

const Then = {
  // biome-ignore lint/suspicious/noThenProperty: a key of the YAML; its value is a schema, never a function.
  then: Target,
};

const EachYaml = z
  .strictObject({ each: z.strictObject({ of: Id, with: With, as: FactName, walk: Target }), why: Sentence.default(''), ...Then })
  .transform((node): FlowNode => ({ type: 'each', ...node }));

const FindingYaml = z
  .strictObject({
    finding: Id,
    with: With,
    certainty: z.enum(['certain', 'likely', 'possible']).default('certain'),
    'rests-on': z.enum(['evidence', 'answer']).default('evidence'),
    ...Then,
  })
  .transform(({ 'rests-on': restsOn, ...node }): FlowNode => ({ type: 'finding', ...node, restsOn }));

const NODES = { probe: ProbeYaml, ask: AskYaml, task: TaskYaml, each: EachYaml, finding: FindingYaml };
const KINDS = Object.keys(NODES) as (keyof typeof NODES)[];

/** The kind of a node is told by its key; the errors are those of that kind alone. */
const Node = z.record(z.string(), z.unknown()).transform((raw, context): FlowNode => {
  const [kind, ...others] = KINDS.filter((key) => Object.hasOwn(raw, key));
  if (kind === undefined || others.length > 0) {
    const message = kind === undefined ? 'does not say what it is' : `is ${[kind, ...others].join(' and ')} at once`;
    context.addIssue({ code: 'custom', message, params: { mend: `keep one of the keys ${KINDS.join(', ')}` } });
    return z.NEVER;
  }
  const parsed = NODES[kind].safeParse(raw);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: raw } as never);
  return z.NEVER;
});

const Symptom = z.union([Sentence, z.strictObject({ say: Sentence, start: Id })], { error: 'is neither a sentence nor { say, start }' });

/** One file of flows/, as its author writes it; the result is the engine's Flow. */
export const FlowYaml = z
  .strictObject({
    id: Id,
    section: z.int().min(1),
    order: z.int().min(1).default(9),
    title: Sentence,
    symptoms: z.array(Symptom).default([]),
    start: Id,
    nodes: z.record(Id, Node),
    was: z.record(Id, Id).default({}),
  })
  .transform((flow): Flow => {
    const symptoms = flow.symptoms.map((one) => (typeof one === 'string' ? { say: one, start: flow.start } : one));
    return { ...flow, symptoms };
  });
