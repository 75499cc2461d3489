import { callKey } from './call-key.ts';
import type { Exchange } from './exchange.ts';
import type { Exchanger, HostCall, ResultOf } from './types.ts';

/**
 * Hands every exchange to `write`. It lies below the memo, so that each is written once. A call that was stopped is no answer of the
 * host and is not written.
 * @param epoch the memo's current epoch; asked when the call begins
 */
export function recording(exchanger: Exchanger, write: (exchange: Exchange) => void, epoch: () => number): Exchanger {
  return {
    async perform<C extends HostCall>(call: C, signal?: AbortSignal): Promise<ResultOf<C>> {
      const begun = { epoch: epoch(), at: performance.now() };
      const result = await exchanger.perform(call, signal);
      const elapsedMs = Math.round(performance.now() - begun.at);
      if (!signal?.aborted) write({ epoch: begun.epoch, key: callKey(call), call, result, elapsedMs });
      return result;
    },
  };
}
