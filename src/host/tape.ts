import { callKey } from './call-key.ts';
import { callName } from './call-name.ts';
import type { Exchange } from './exchange.ts';
import { failed } from './failure.ts';
import type { Exchanger, HostCall, ResultOf } from './types.ts';

export interface Tape extends Exchanger {
  readonly epoch: number;
  nextEpoch(): void;
}

/** Answers from recorded exchanges: those of the current epoch, else the newest earlier one that holds the call. Order plays no part. */
export function tapeExchanger(exchanges: Iterable<Pick<Exchange, 'epoch' | 'key' | 'result'>>): Tape {
  const byKey = new Map<string, Map<number, Exchange['result']>>();
  for (const { epoch, key, result } of exchanges) {
    const epochs = byKey.get(key) ?? new Map<number, Exchange['result']>();
    byKey.set(key, epochs.set(epoch, result));
  }
  let epoch = 0;
  return {
    async perform<C extends HostCall>(call: C): Promise<ResultOf<C>> {
      const recorded = newestUpTo(byKey.get(callKey(call)), epoch);
      return (recorded ?? failed('not-recorded', callName(call), `the recording does not hold ${callName(call)}`)) as ResultOf<C>;
    },
    get epoch() {
      return epoch;
    },
    nextEpoch() {
      epoch += 1;
    },
  };
}

function newestUpTo(epochs: ReadonlyMap<number, Exchange['result']> | undefined, epoch: number): Exchange['result'] | undefined {
  const usable = [...(epochs?.keys() ?? [])].filter((recorded) => recorded <= epoch);
  return usable.length === 0 ? undefined : epochs?.get(Math.max(...usable));
}
