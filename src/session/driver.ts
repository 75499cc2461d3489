import { transition } from 'xstate';
import { instancesOf } from '../diagnosis/diagnose.ts';
import type { Exchange } from '../host/exchange.ts';
import { answered, newAsker } from './asker.ts';
import { lookForHints } from './background.ts';
import type { SessionEvent } from './events.ts';
import { type OpensHost, openHosts } from './hosts.ts';
import type { Symptom, World } from './journey.ts';
import { emptyState, type MachineEvent, sessionMachine } from './machine.ts';
import { lastPage } from './moves.ts';
import type { Snapshot } from './snapshot.ts';
import { type MachineState, snapshotOf } from './snapshot-of.ts';
import { openQuestion } from './state.ts';
import type { SessionStore } from './store.ts';
import { symptomsOf } from './symptoms.ts';

export interface SessionOptions {
  readonly world: World;
  /** Opens the diagnosed host; called a second time, with the person's consent, before a probe reaches out to other machines. */
  readonly openHost: OpensHost;
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
  const hosts = openHosts(options.openHost, ({ key: _key, ...exchange }: Exchange) => store.append({ kind: 'exchange', ...exchange }));
  const asker = newAsker(world, hosts, ending.signal);
  let state: MachineState = emptyState(world);
  let shown: Snapshot | null = null;
  let lookingAgain = false;
  let isFirstWalk = true;

  function changed() {
    shown = null;
    for (const listener of listeners) listener();
  }

  function send(event: MachineEvent) {
    state = transition(sessionMachine, state, event)[0];
    act();
    changed();
  }

  function commit(event: SessionEvent) {
    if (ending.signal.aborted) return;
    store.append(event);
    const { kind, ...fields } = event;
    send({ type: kind, ...fields } as MachineEvent);
  }

  /** What the machine's state asks to be done; never within the transition that led to it. */
  function act() {
    const { picked, looked } = state.context;
    if (state.matches({ picked: 'ready' }) && picked !== null && looked !== null) {
      const [only] = instancesOf(looked);
      queueMicrotask(() => begin(picked, only?.name ?? null));
    }
    if (state.matches({ walking: 'running' }) && asker.since === null) void askNext();
  }

  function begin(symptom: Symptom, instance: string | null) {
    isFirstWalk = false;
    commit({ kind: 'start', symptom, instance, epoch: hosts.epoch });
  }

  async function askNext() {
    const question = openQuestion(state.context);
    const done = question && (await asker.ask(question));
    if (done) commit(done);
  }

  /** Which Postfix is there, and does it run? Everything else builds on it. */
  async function look(): Promise<void> {
    const probe = world.probes['context'];
    if (probe === undefined) return;
    const done = await newAsker(world, hosts, ending.signal).ask({ epoch: hosts.epoch, node: 'context', probe: 'context', input: {} });
    if (done) commit(done);
  }

  async function lookAhead() {
    const { looked } = state.context;
    if (looked === null) return;
    const found = (symptom: number) => {
      hints.add(symptom);
      changed();
    };
    const host = hosts.for('cheap', ending.signal);
    await lookForHints({ world, looked, host, epoch: hosts.epoch, parallel: options.parallel, found });
  }

  void look().then(lookAhead);

  return {
    snapshot() {
      shown ??= snapshotOf(state, {
        host: { name: options.hostName, postfix: null, recording: options.recording, recorded: store.path !== null },
        hints,
        runningSince: asker.since,
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
      // What an earlier walk has seen is old: something may have been mended since.
      const again = !isFirstWalk;
      if (again) hosts.nextEpoch();
      send({ type: 'pick', symptom, again });
      if (again) void look();
    },
    chooseInstance(index) {
      const { picked, looked } = state.context;
      if (!state.matches({ picked: 'choosing' }) || picked === null || looked === null) return;
      const name = index === null ? null : instancesOf(looked)[index]?.name;
      if (name !== undefined) begin(picked, name);
    },
    run: () => send({ type: 'run' }),
    skip() {
      const question = openQuestion(state.context);
      if (question === null || !state.matches({ walking: 'preview' })) return;
      const outcome = { kind: 'unknown', reason: 'you chose not to run this', failure: 'not-allowed', what: question.probe };
      commit(answered(question, outcome, [], 0));
    },
    next() {
      if (!lookingAgain) send({ type: 'next' });
    },
    answer(choice) {
      const asked = state.context.position?.wanted?.asked;
      if (asked === undefined || !(state.matches({ walking: 'ask' }) || state.matches({ walking: 'task' }))) return;
      if (asked.await === 'task') hosts.nextEpoch();
      commit({ kind: 'answer', node: asked.node, choice, ...(asked.await === 'task' ? { epoch: hosts.epoch } : {}) });
    },
    back() {
      asker.stop();
      if (state.matches({ walking: 'done' }) && lastPage(state.context) !== null) send({ type: 'reopen' });
      else if (state.matches('walking')) commit({ kind: 'back' });
      else send({ type: 'menu' });
    },
    recheck(finding) {
      if (lookingAgain || asker.since !== null || !state.matches('walking')) return;
      hosts.nextEpoch();
      lookingAgain = true;
      changed();
      void look().then(() => {
        lookingAgain = false;
        commit({ kind: 'recheck', finding, epoch: hosts.epoch });
      });
    },
    stop() {
      if (!asker.stop()) return false;
      send({ type: 'stop' });
      return true;
    },
    single: (on) => send({ type: 'single', on }),
    menu() {
      asker.stop();
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
