import type { Knowledge, ProbeDone, RaisedFinding, Request, Target } from '../flow/types.ts';
import { advance, request, type Scope, startWalk, type Walk, type WalkEvent } from '../flow/walk.ts';
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

/**
 * Walks every path of one flow that the host's own answers allow. An `ask` that can't be inferred is walked with every choice; a
 * `task`, which needs a person, with "unsure". Two ways that meet go on as one: what a node may refer to lies on every path to it, and
 * equal questions have equal answers, so nothing new can come of the second.
 */
export async function explore(options: ExploreOptions): Promise<Exploration> {
  const raised: RaisedFinding[] = [];
  const done = new Map<string, ProbeDone>();
  const queued = new Set<Target>();
  const positions = new Set<string>();
  const begin = (target: { flow: string; node?: string }) => startWalk(options.knowledge, target, options.scope, options.probes);
  const ways = [begin({ flow: options.flow })];

  for (let walk = ways.pop(); walk !== undefined; walk = ways.pop()) {
    const wanted = request(walk);
    const position = positionOf(walk);
    if (wanted.await === 'nothing' || positions.has(position)) continue;
    positions.add(position);
    const events = await answers(wanted, options, (one) => done.set(`${one.node} ${JSON.stringify(one.input)}`, one));
    for (const event of events) {
      const way = advance(walk, event);
      raised.push(...way.raised.filter((one) => one.restsOn !== 'answer'));
      const targets = way.queued.filter((target) => !queued.has(target));
      for (const target of targets) queued.add(target);
      ways.push(way.walk, ...targets.map((target) => begin(placeOf(target))));
    }
  }
  const all = [...done.values()];
  return { flow: options.flow, raised, done: all, answered: raised.length > 0 || all.some((one) => one.outcome.kind !== 'unknown') };
}

function positionOf({ frames }: Walk): string {
  const values = (items: Walk['frames'][number]['items']) => Object.values(items).map((item) => item.value);
  return JSON.stringify(frames.map(({ flow, node, items, waiting }) => [flow, node, values(items), waiting?.length ?? null]));
}

function placeOf(target: Target): { flow: string; node: string } {
  const [flow = '', node = ''] = target.split('/');
  return { flow, node };
}

/** The events that answer a request: one, or one for each choice that can't be ruled out. */
async function answers(wanted: Request, options: ExploreOptions, remember: (done: ProbeDone) => void): Promise<readonly WalkEvent[]> {
  const asked = async (question: Question) => {
    const done = await options.ask(question, options.host);
    remember(done);
    return done;
  };
  if (wanted.await === 'probe' || wanted.await === 'items') {
    const { node, probe, input } = wanted;
    return [{ type: 'probe-done', done: await asked({ node, probe, input }) }];
  }
  if (wanted.await === 'task') return [{ type: 'answer', choice: 'unsure' }];
  if (wanted.await !== 'answer') return [];
  const choices = Object.keys(wanted.ask.choices);
  if (wanted.infer === undefined) return choices.map((choice) => ({ type: 'answer', choice }));
  const done = await asked({ node: wanted.node, ...wanted.infer });
  const { kind } = done.outcome;
  return (choices.includes(kind) ? [kind] : choices).map((choice) => ({ type: 'answer', choice, done }));
}
