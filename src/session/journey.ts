import type { Probes } from '../flow/atlas.ts';
import type { Json, Knowledge, ProbeDone, RaisedFinding, Request, Target } from '../flow/types.ts';
import { advance, request, type Scope, startWalk, type Walk } from '../flow/walk.ts';

export type Instance = Scope['instance'];

/** What is walked, and what can be asked on the way. */
export interface World {
  readonly knowledge: Knowledge;
  readonly probes: Probes;
}

/** Where a walk begins: one line of the symptom menu. */
export interface Symptom {
  readonly flow: string;
  readonly node: string;
  readonly say: string;
}

export interface Answer {
  readonly node: string;
  readonly choice: string;
  /** Of a task: the epoch that it opened. */
  readonly epoch?: number;
}

/** Everything that decides where a person stands: plain data, so that going back is leaving out the last answer. */
export interface Journey {
  readonly symptom: Symptom;
  /** In the order in which they are walked. */
  readonly instances: readonly Instance[];
  readonly context: Scope['context'];
  readonly epoch: number;
  readonly answers: readonly Answer[];
  readonly done: readonly ProbeDone[];
}

export type Asking = Exclude<Request, { await: 'nothing' }>;

/** One step that is behind us. */
export interface Passed {
  readonly asked: Asking;
  readonly instance: string;
  /** What a probe saw; also at a question that the host answered for the person. */
  readonly done: ProbeDone | null;
  readonly choice: string | null;
}

/** Where the journey stands. */
export interface Position {
  readonly wanted: { readonly asked: Asking; readonly instance: string; readonly epoch: number } | null;
  readonly passed: readonly Passed[];
  readonly raised: readonly RaisedFinding[];
}

/** Two requests with the same key have the same answer: a probe runs once per epoch and input. */
export function answerKey(epoch: number, probe: string, input: Json): string {
  return `${epoch} ${probe} ${JSON.stringify(input)}`;
}

/** Walks as far as what is known reaches: every flow that was named, for every instance, one after the other. Pure. */
export function positionOf(journey: Journey, world: World): Position {
  const route = newRoute(journey, world);
  for (const instance of journey.instances) {
    const queue: Target[] = [`${journey.symptom.flow}/${journey.symptom.node}`];
    for (const target of queue) {
      const reached = route.follow(target, instance);
      for (const next of reached.queued) if (!queue.includes(next)) queue.push(next);
      if (reached.wanted !== null) return { wanted: reached.wanted, passed: route.passed, raised: route.raised };
    }
  }
  return { wanted: null, passed: route.passed, raised: route.raised };
}

interface Reached {
  readonly wanted: Position['wanted'];
  readonly queued: readonly Target[];
}

function newRoute(journey: Journey, world: World) {
  const known = new Map(journey.done.map((done) => [answerKey(done.epoch, done.probe, done.input), done]));
  const answers = [...journey.answers];
  const passed: Passed[] = [];
  const raised: RaisedFinding[] = [];
  let epoch = journey.epoch;

  /** Answers belong to questions in the order in which they were given. */
  function takeAnswer(node: string): Answer | undefined {
    if (answers[0]?.node !== node) return undefined;
    const answer = answers.shift();
    epoch = Math.max(epoch, answer?.epoch ?? epoch);
    return answer;
  }

  function seen(node: string, { probe, input }: { readonly probe: string; readonly input: Json }): ProbeDone | undefined {
    const done = known.get(answerKey(epoch, probe, input));
    return done && { ...done, node };
  }

  function settle(asked: Asking): Omit<Passed, 'instance'> | null {
    if (asked.await === 'probe' || asked.await === 'items') {
      const done = seen(asked.node, asked);
      return done === undefined ? null : { asked, done, choice: null };
    }
    const inferred = asked.await === 'answer' && asked.infer ? seen(asked.node, asked.infer) : undefined;
    if (inferred !== undefined && inferred.outcome.kind in choicesOf(asked))
      return { asked, done: inferred, choice: inferred.outcome.kind };
    if (asked.await === 'answer' && asked.infer && inferred === undefined) return null;
    const answer = takeAnswer(asked.node);
    return answer === undefined ? null : { asked, done: null, choice: answer.choice };
  }

  function follow(target: Target, instance: Instance): Reached {
    const [flow = '', node = ''] = target.split('/');
    const queued: Target[] = [];
    let walk: Walk = startWalk(world.knowledge, { flow, node }, { instance, context: journey.context }, world.probes);
    for (let asked = request(walk); asked.await !== 'nothing'; asked = request(walk)) {
      const step = settle(asked);
      if (step === null) return { wanted: { asked, instance: instance.name, epoch }, queued };
      passed.push({ ...step, instance: instance.name });
      const next = advance(walk, eventOf(step));
      raised.push(...next.raised);
      queued.push(...next.queued);
      walk = next.walk;
    }
    return { wanted: null, queued };
  }

  return { follow, passed, raised };
}

type WalkEvent = Parameters<typeof advance>[1];

function eventOf({ asked, done, choice }: Omit<Passed, 'instance'>): WalkEvent {
  if (choice !== null) return { type: asked.await === 'task' ? 'task-done' : 'answer', choice, ...(done ? { done } : {}) };
  if (done === null) throw new Error('a step without an answer');
  return { type: asked.await === 'items' ? 'items-done' : 'probe-done', done };
}

export function choicesOf(asked: Asking): { readonly [id: string]: { readonly say: string } } {
  if (asked.await === 'answer') return asked.ask.choices;
  return asked.await === 'task' ? asked.task.choices : {};
}

export interface Question {
  readonly node: string;
  readonly probe: string;
  readonly input: Json;
  readonly epoch: number;
  readonly why: string;
}

/** What has to be asked of the host now; null where the person is asked, or nothing is. */
export function questionOf(wanted: Position['wanted'], journey: Journey): Question | null {
  if (wanted === null || wanted.asked.await === 'task') return null;
  const { asked, epoch } = wanted;
  if (asked.await !== 'answer') return { node: asked.node, probe: asked.probe, input: asked.input, epoch, why: asked.why };
  if (!asked.infer) return null;
  const key = answerKey(epoch, asked.infer.probe, asked.infer.input);
  const isKnown = journey.done.some((done) => answerKey(done.epoch, done.probe, done.input) === key);
  return isKnown ? null : { node: asked.node, ...asked.infer, epoch, why: asked.ask.why };
}
