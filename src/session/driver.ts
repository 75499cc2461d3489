import { transition } from 'xstate';
import { runProbe } from '../diagnosis/run-probe.ts';
import type { Json, ProbeDone } from '../flow/types.ts';
import type { Exchange } from '../host/exchange.ts';
import type { OpenHost } from '../host/open.ts';
import { lookForHints } from './background.ts';
import type { SessionEvent } from './events.ts';
import type { World } from './journey.ts';
import { emptyState, type MachineEvent, sessionMachine } from './machine.ts';
import { type MachineState, type Snapshot, snapshotOf } from './snapshot.ts';
import { openQuestion } from './state.ts';
import type { SessionStore } from './store.ts';
import { symptomsOf } from './symptoms.ts';

export interface SessionOptions {
  readonly world: World;
  /** Opens the diagnosed host; called a second time, with the person's consent, before a probe reaches out to other machines. */
  readonly openHost: (options: { readonly allowNetwork: boolean; readonly onExchange: (exchange: Exchange) => void }) => OpenHost;
  readonly store: SessionStore;
  readonly hostName: string;
  /** What the recording shows, when the host is one. */
  readonly recording: string | null;
  /** Probes that run at the same time in the background. */
  readonly parallel: number;
  /** What went wrong before the session began, in sentences. */
  readonly messages?: readonly string[];
}

/** What a screen can do: read the snapshot, and hand on what the person wants. Nothing here waits; changes are told to subscribers. */
export interface Session {
  snapshot(): Snapshot;
  subscribe(listener: () => void): () => void;
  pick(symptom: number): void;
  /** Null: the person doesn't know; all are walked, one after the other. */
  chooseInstance(index: number | null): void;
  run(): void;
  /** Doesn't run what is offered: its answer counts as not seen. */
  skip(): void;
  next(): void;
  answer(choice: string): void;
  back(): void;
  recheck(key: string): void;
  /** False when nothing runs that could be stopped. */
  stop(): boolean;
  single(on: boolean): void;
  menu(): void;
  note(text: string): void;
  /** A sentence for the person, e.g. about a record that stopped. */
  say(sentence: string): void;
  close(how: 'quit' | 'interrupted'): void;
}

/** The session that acts: it runs the probes that the machine asks for, and writes down what happens. */
export function openSession(options: SessionOptions): Session {
  const { world, store } = options;
  const listeners = new Set<() => void>();
  const hints = new Set<number>();
  const messages = [...(options.messages ?? [])];
  const ending = new AbortController();
  const onExchange = ({ key: _key, ...exchange }: Exchange) => store.append({ kind: 'exchange', ...exchange });
  const host = options.openHost({ allowNetwork: false, onExchange });
  let consenting: OpenHost | null = null;
  let running: { readonly stop: AbortController; readonly since: number } | null = null;
  let lookingAgain = false;
  let walks = 0;
  let state: MachineState = emptyState(world);
  let shown: Snapshot | null = null;

  function changed() {
    shown = null;
    for (const listener of listeners) listener();
  }

  function send(event: MachineEvent) {
    [state] = transition(sessionMachine, state, event);
    act();
    changed();
  }

  function commit(event: SessionEvent) {
    store.append(event);
    const { kind, ...fields } = event;
    send({ type: kind, ...fields } as MachineEvent);
  }

  /** What the machine's state asks to be done. */
  function act() {
    if (state.matches({ picked: 'ready' })) startWith(instanceNames()[0] ?? null);
    else if (state.matches({ walking: 'running' }) && running === null) void ask();
  }

  function instanceNames(): string[] {
    const { looked } = state.context;
    const instances = looked?.outcome.kind === 'found' ? looked.outcome['instances'] : [];
    return Array.isArray(instances) ? instances.map((one: Json) => String((one as { name?: string }).name)) : [];
  }

  function startWith(instance: string | null) {
    const symptom = state.context.picked;
    if (symptom === null) return;
    walks += 1;
    // Not at once: `act` may be in the middle of a transition.
    queueMicrotask(() => commit({ kind: 'start', symptom, instance, epoch: host.epoch }));
  }

  async function ask() {
    const question = openQuestion(state.context);
    const probe = question && world.probes[question.probe];
    if (!question || !probe) return;
    const own = { stop: new AbortController(), since: performance.now() };
    running = own;
    const signal = AbortSignal.any([own.stop.signal, ending.signal]);
    const answer = await runProbe(probe, hostFor(probe.cost).host(signal), question.input);
    if (running === own) running = null;
    if (signal.aborted) return;
    const { why: _why, ...asked } = question;
    commit({ kind: 'probe-done', ...done(asked, answer, own.since) });
  }

  function hostFor(cost: string): OpenHost {
    if (cost !== 'consent') return host;
    consenting ??= options.openHost({ allowNetwork: true, onExchange });
    while (consenting.epoch < host.epoch) consenting.nextEpoch();
    return consenting;
  }

  async function look(): Promise<void> {
    const probe = world.probes['context'];
    if (probe === undefined) return;
    const since = performance.now();
    const answer = await runProbe(probe, host.host(ending.signal), {});
    if (ending.signal.aborted) return;
    commit({ kind: 'probe-done', ...done({ epoch: host.epoch, node: 'context', probe: 'context', input: {} }, answer, since) });
  }

  async function lookBehind() {
    const { looked } = state.context;
    if (looked === null) return;
    const found = (symptom: number) => {
      hints.add(symptom);
      changed();
    };
    await lookForHints({ world, looked, host: host.host(ending.signal), epoch: host.epoch, parallel: options.parallel, found });
  }

  void look().then(lookBehind);

  return {
    snapshot() {
      shown ??= snapshotOf(state, {
        host: { name: options.hostName, postfix: null, recording: options.recording, recorded: store.path !== null },
        hints,
        runningSince: running?.since ?? null,
        lookingAgain,
        messages,
        file: store.path,
      });
      return shown;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pick(index) {
      const symptom = symptomsOf(world.knowledge)[index];
      if (symptom === undefined || !state.matches('menu')) return;
      const again = walks > 0;
      if (again) host.nextEpoch();
      send({ type: 'pick', symptom, again });
      if (again) void look();
    },
    chooseInstance(index) {
      if (!state.matches({ picked: 'choosing' })) return;
      const name = index === null ? null : instanceNames()[index];
      if (name !== undefined) startWith(name);
    },
    run: () => send({ type: 'run' }),
    skip() {
      const question = openQuestion(state.context);
      if (question === null || !state.matches({ walking: 'preview' })) return;
      const { why: _why, ...asked } = question;
      const outcome = { kind: 'unknown', reason: 'you chose not to run this', failure: 'not-allowed', what: question.probe };
      commit({ kind: 'probe-done', ...done(asked, { outcome, evidence: [] }, performance.now()) });
    },
    next: () => send({ type: 'next' }),
    answer(choice) {
      const asked = state.context.position?.wanted?.asked;
      if (asked === undefined || !(state.matches({ walking: 'ask' }) || state.matches({ walking: 'task' }))) return;
      if (asked.await === 'task') host.nextEpoch();
      commit({ kind: 'answer', node: asked.node, choice, ...(asked.await === 'task' ? { epoch: host.epoch } : {}) });
    },
    back() {
      if (running !== null) running.stop.abort();
      running = null;
      if (state.matches('walking')) commit({ kind: 'back' });
      else send({ type: 'menu' });
    },
    recheck(finding) {
      if (lookingAgain || running !== null || !state.matches('walking')) return;
      host.nextEpoch();
      lookingAgain = true;
      changed();
      void look().then(() => {
        lookingAgain = false;
        if (!ending.signal.aborted) commit({ kind: 'recheck', finding, epoch: host.epoch });
      });
    },
    stop() {
      if (running === null) return false;
      running.stop.abort();
      running = null;
      send({ type: 'stop' });
      return true;
    },
    single: (on) => send({ type: 'single', on }),
    menu() {
      if (running !== null) running.stop.abort();
      running = null;
      send({ type: 'menu' });
    },
    note: (text) => commit({ kind: 'note', text }),
    say(sentence) {
      messages.push(sentence);
      changed();
    },
    close(how) {
      if (ending.signal.aborted) return;
      ending.abort();
      store.append({ kind: 'end', how });
      store.close();
    },
  };
}

function done(
  question: { readonly epoch: number; readonly node: string; readonly probe: string; readonly input: Json },
  answer: Pick<ProbeDone, 'outcome' | 'evidence'>,
  since: number,
): Omit<Extract<SessionEvent, { kind: 'probe-done' }>, 'kind'> {
  const { epoch, node, probe, input } = question;
  const evidence = answer.evidence.map(({ source, lines }) => ({ source, lines: [...lines] }));
  return { epoch, node, probe, input: input as never, outcome: answer.outcome, evidence, elapsedMs: Math.round(performance.now() - since) };
}
