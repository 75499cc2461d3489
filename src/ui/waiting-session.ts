import type { Session } from '../session/driver.ts';
import type { HostLine, Snapshot } from '../session/snapshot.ts';

export interface Menu {
  readonly symptoms: readonly string[];
  readonly host: HostLine;
}

/** A session that isn't there yet. The menu can be read and moved in; a symptom that is picked is handed on when the session comes. */
export interface WaitingSession extends Session {
  become(session: Session): void;
}

export function waitingSession({ symptoms, host }: Menu): WaitingSession {
  const listeners = new Set<() => void>();
  let session: Session | null = null;
  let snapshot = emptySnapshot(symptoms, host);
  let picked: number | null = null;
  let isClosed = false;

  function changed() {
    for (const listener of listeners) listener();
  }

  return {
    snapshot: () => session?.snapshot() ?? snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    become(real) {
      if (isClosed) return real.close('interrupted');
      session = real;
      real.subscribe(changed);
      changed();
      if (picked !== null) real.pick(picked);
    },
    pick(symptom) {
      if (session !== null) return session.pick(symptom);
      picked = symptom;
      snapshot = { ...snapshot, phase: 'looking', path: [symptoms[symptom] ?? ''] };
      changed();
    },
    menu() {
      if (session !== null) return session.menu();
      picked = null;
      snapshot = emptySnapshot(symptoms, host);
      changed();
    },
    back() {
      if (session !== null) session.back();
      else this.menu();
    },
    chooseInstance: (index) => session?.chooseInstance(index),
    run: () => session?.run(),
    skip: () => session?.skip(),
    next: () => session?.next(),
    answer: (choice) => session?.answer(choice),
    recheck: (key) => session?.recheck(key),
    stop: () => session?.stop() ?? false,
    single: (on) => session?.single(on),
    note: (text) => session?.note(text),
    say: (sentence) => session?.say(sentence),
    close(how) {
      isClosed = true;
      session?.close(how);
    },
  };
}

function emptySnapshot(symptoms: readonly string[], host: HostLine): Snapshot {
  return {
    phase: 'menu',
    host,
    symptoms: symptoms.map((say) => ({ say, hint: false })),
    instances: [],
    nothingBecause: null,
    path: [],
    steps: [],
    current: null,
    runningSince: null,
    findings: [],
    focus: null,
    recheck: null,
    unchecked: [],
    single: false,
    messages: [],
    file: null,
  };
}
