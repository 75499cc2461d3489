import { callKey } from './call-key.ts';
import { callName } from './call-name.ts';
import { stopped } from './limited.ts';
import type { Exchanger, HostCall, ResultOf } from './types.ts';

export interface Memo extends Exchanger {
  /** Number of the current epoch, from 0. */
  readonly epoch: number;
  /** Forgets all answers: the host may have changed. */
  nextEpoch(): void;
}

interface Entry {
  readonly answer: Promise<unknown>;
  readonly stop: AbortController;
  waiting: number;
}

/** Makes identical calls of one epoch once, also concurrent ones. A call is stopped only when everybody who waits for it has given up. */
export function memo(exchanger: Exchanger): Memo {
  let epoch = 0;
  let entries = new Map<string, Entry>();

  function start(key: string, call: HostCall): Entry {
    const stop = new AbortController();
    const entry: Entry = { answer: exchanger.perform(call, stop.signal), stop, waiting: 0 };
    entries.set(key, entry);
    return entry;
  }

  async function perform<C extends HostCall>(call: C, signal?: AbortSignal): Promise<ResultOf<C>> {
    const key = callKey(call);
    const kept = entries.get(key);
    const entry = kept && !kept.stop.signal.aborted ? kept : start(key, call);
    return (await waitFor(entry, callName(call), signal)) as ResultOf<C>;
  }

  return {
    perform,
    get epoch() {
      return epoch;
    },
    nextEpoch() {
      epoch += 1;
      entries = new Map();
    },
  };
}

async function waitFor(entry: Entry, what: string, signal: AbortSignal | undefined): Promise<unknown> {
  entry.waiting += 1;
  if (!signal) return entry.answer;
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const leave = () => {
    entry.waiting -= 1;
    if (entry.waiting === 0) entry.stop.abort();
    resolve(stopped(what));
  };
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([entry.answer, promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
