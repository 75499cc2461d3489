import type { Knowledge, ProbeDone, RaisedFinding, Request, Target } from '../flow/types.ts';
import { advance, request, type Scope, startWalk, type Walk } from '../flow/walk.ts';
import type { Host } from '../host/types.ts';
import type { AnyProbe } from '../probes/probe.ts';
import type { Question } from './probe-desk.ts';

/** What walking one flow without a person brought to light. */
export interface Exploration {
  readonly flow: string;
  readonly raised: readonly RaisedFinding[];
  readonly done: readonly ProbeDone[];
  /** False: no question of the whole flow was answered. */
  readonly answered: boolean;
}

export interface ExploreOptions {
  readonly knowledge: Knowledge;
  readonly flow: string;
  readonly scope: Scope;
  readonly host: Host;
  readonly probes: { readonly [id: string]: AnyProbe };
  ask(question: Question, host: Host): Promise<ProbeDone>;
}

/** No tree that a person can follow has more paths than this; a mistake in one must not run for ever. */
const MOST_WALKS = 500;

/**
 * Walks every path of one flow that the host's own answers allow. An `ask` that can't be inferred is walked with every choice; a
 * `task`, which needs a person, with "unsure".
 */
export async function explore(options: ExploreOptions): Promise<Exploration> {
  const raised: RaisedFinding[] = [];
  const done = new Map<string, ProbeDone>();
  const queued = new Set<Target>();
  const walks: { readonly walk: Walk; readonly tasks: readonly string[] }[] = [];
  let started = 0;
  const start = (target: { flow: string; node?: string }) =>
    walks.push({ walk: startWalk(options.knowledge, target, options.scope, options.probes), tasks: [] });

  start({ flow: options.flow });
  for (let next = walks.shift(); next !== undefined && started < MOST_WALKS; next = walks.shift()) {
    started += 1;
    let { walk, tasks } = next;
    for (let wanted = request(walk); wanted.await !== 'nothing'; wanted = request(walk)) {
      const step = await answer(wanted, options, tasks, (one) => done.set(`${one.node} ${JSON.stringify(one.input)}`, one));
      if (step === null) break;
      if (wanted.await === 'task') tasks = [...tasks, wanted.node];
      const [first, ...others] = step.map((event) => advance(walk, event));
      if (first === undefined) break;
      for (const way of [first, ...others]) {
        raised.push(...way.raised.filter((one) => restsOnEvidence(one, options.knowledge)));
        for (const target of way.queued) queue(target, queued, start);
      }
      for (const way of others) walks.push({ walk: way.walk, tasks });
      walk = first.walk;
    }
  }
  const all = [...done.values()];
  return { flow: options.flow, raised, done: all, answered: raised.length > 0 || all.some((one) => one.outcome.kind !== 'unknown') };
}

/** What holds only because of a person's answer can't be said without the person. */
function restsOnEvidence(raised: RaisedFinding, knowledge: Knowledge): boolean {
  const [flow = '', id = ''] = raised.node.split('/');
  const node = knowledge.flows.find((one) => one.id === flow)?.nodes[id];
  return node?.type !== 'finding' || node.restsOn === 'evidence';
}

function queue(target: Target, queued: Set<Target>, start: (target: { flow: string; node: string }) => void) {
  if (queued.has(target)) return;
  queued.add(target);
  const [flow = '', node = ''] = target.split('/');
  start({ flow, node });
}

type WalkEvent = Parameters<typeof advance>[1];

/** The events that answer a request: one, or one for each choice. Null ends this walk. */
async function answer(
  wanted: Request,
  options: ExploreOptions,
  tasks: readonly string[],
  remember: (done: ProbeDone) => void,
): Promise<readonly WalkEvent[] | null> {
  if (wanted.await === 'probe' || wanted.await === 'items') {
    const done = await options.ask({ node: wanted.node, probe: wanted.probe, input: wanted.input }, options.host);
    remember(done);
    return [{ type: 'probe-done', done }];
  }
  if (wanted.await === 'answer') {
    const choice = wanted.infer && (await inferred(wanted.node, wanted.infer, options));
    const choices = Object.keys(wanted.ask.choices);
    return (choice !== undefined && choices.includes(choice) ? [choice] : choices).map((one) => ({ type: 'answer', choice: one }));
  }
  if (wanted.await === 'task') return tasks.includes(wanted.node) ? null : [{ type: 'answer', choice: 'unsure' }];
  return null;
}

async function inferred(node: string, infer: Pick<Question, 'probe' | 'input'>, options: ExploreOptions): Promise<string> {
  return (await options.ask({ node, ...infer }, options.host)).outcome.kind;
}
