import type { Json, Knowledge, ProbeDone } from '../flow/types.ts';
import type { FailureKind, Host } from '../host/types.ts';
import type { AnyProbe } from '../probes/probe.ts';
import { type Exploration, explore } from './explore.ts';
import { toFindings } from './findings.ts';
import type { InstanceNames } from './instance-values.ts';
import { probeDesk } from './probe-desk.ts';
import type { Finding, Unchecked } from './types.ts';
import { neverAsked, uncheckedOf } from './unchecked.ts';

/** How long one flow may take before the rest of it counts as unchecked, in milliseconds. */
const FLOW_DEADLINE_MS = 30_000;

export interface DiagnoseOptions {
  readonly knowledge: Knowledge;
  readonly probes: { readonly [id: string]: AnyProbe };
  /** The host of the current epoch; the signal stops what runs when a flow's deadline passes. */
  readonly host: (signal?: AbortSignal) => Host;
  readonly epoch: number;
  /** Probes that run at the same time. */
  readonly parallel: number;
  /** Flow ids; all when left out. */
  readonly flows?: readonly string[];
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
  readonly onProbe?: (done: ProbeDone) => void;
}

export interface Diagnosis {
  /** Outcome of the context probe. */
  readonly context: ProbeDone;
  readonly instances: readonly (InstanceNames & { readonly [field: string]: Json })[];
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
  readonly done: readonly ProbeDone[];
  /** Flows (with their instance) that gave no answer at all. */
  readonly unanswered: readonly { readonly flow: string; readonly instance: string }[];
}

/** Walks the trees without a person: every flow for every instance, side by side over one memoised host. */
export async function diagnose(options: DiagnoseOptions): Promise<Diagnosis> {
  const done: ProbeDone[] = [];
  const onDone = (one: ProbeDone) => {
    done.push(one);
    options.onProbe?.(one);
  };
  const desk = probeDesk({ probes: options.probes, epoch: options.epoch, size: options.parallel, onDone });
  const flows = options.flows ?? options.knowledge.flows.map((flow) => flow.id);
  const context = await desk.ask({ node: 'context', probe: 'context', input: {} }, options.host(options.signal));
  const instances = instancesOf(context);
  if (instances.length === 0) return nothingToAsk(options.knowledge, flows, context, done);

  const walked = await Promise.all(
    instances.flatMap((instance) =>
      flows.map(async (flow) => ({ instance, ...(await withDeadline(flow, instance, context, desk.ask, options)) })),
    ),
  );
  return conclude(options.knowledge, context, instances, walked, done);
}

type Instance = Diagnosis['instances'][number];
type Walked = Exploration & { readonly instance: Instance };

export function instancesOf(context: ProbeDone): Instance[] {
  return context.outcome.kind === 'found' ? (context.outcome.instances as unknown as Instance[]) : [];
}

async function withDeadline(
  flow: string,
  instance: Instance,
  context: ProbeDone,
  ask: Parameters<typeof explore>[0]['ask'],
  options: DiagnoseOptions,
) {
  const deadline = AbortSignal.timeout(options.deadlineMs ?? FLOW_DEADLINE_MS);
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
  const scope = { instance, context: context.outcome };
  return explore({ knowledge: options.knowledge, probes: options.probes, flow, scope, host: options.host(signal), ask });
}

function conclude(
  knowledge: Knowledge,
  context: ProbeDone,
  instances: readonly Instance[],
  walked: readonly Walked[],
  done: readonly ProbeDone[],
): Diagnosis {
  const findings = toFindings(
    walked.flatMap((one) => one.raised),
    knowledge,
    instances,
  );
  const unanswered = walked.filter((one) => !one.answered);
  const unchecked = [
    ...instances.flatMap((instance) =>
      uncheckedOf(
        walked.filter((one) => one.instance === instance).flatMap((one) => one.done),
        instance.name,
        findings,
        knowledge,
      ),
    ),
    ...unanswered.flatMap((one) => neverAsked(knowledge, [one.flow], one.instance.name, notReached(one), one.done)),
  ];
  return {
    context,
    instances,
    findings,
    unchecked,
    done,
    unanswered: unanswered.map((one) => ({ flow: one.flow, instance: one.instance.name })),
  };
}

function notReached(walked: Walked): { kind: FailureKind; reason: string } {
  const first = walked.done[0]?.outcome;
  const kind = (first?.failure ?? 'timed-out') as FailureKind;
  return { kind, reason: `not asked, because nothing before it in the flow ${walked.flow} could be answered` };
}

/** No Postfix, or nothing could be seen of it: every question stays open, with the one reason. */
function nothingToAsk(knowledge: Knowledge, flows: readonly string[], context: ProbeDone, done: readonly ProbeDone[]): Diagnosis {
  const { kind, failure, reason } = context.outcome as ProbeDone['outcome'] & { failure?: FailureKind; reason?: string };
  const why =
    kind === 'unknown'
      ? { kind: failure ?? 'bad-output', reason: String(reason) }
      : { kind: 'not-found' as const, reason: 'no Postfix was found on this machine' };
  const own: Unchecked = { probe: 'context', node: 'context', instance: '-', ...why, because: null };
  const unanswered = flows.map((flow) => ({ flow, instance: '-' }));
  return { context, instances: [], findings: [], unchecked: [own, ...neverAsked(knowledge, flows, '-', why, [])], done, unanswered };
}
