import { failed } from './failure.ts';
import type { Failure } from './types.ts';

/**
 * Waits for `work` at most `ms` milliseconds, or until `signal` is aborted. What it waits for isn't ended by this: the caller does that.
 * @param what shortest useful name of the thing that is waited for
 */
export async function limited<T>(work: Promise<T>, ms: number, what: string, signal?: AbortSignal): Promise<T | Failure> {
  const { promise, resolve } = Promise.withResolvers<Failure>();
  const stop = () => resolve(stopped(what));
  const timer = setTimeout(() => resolve(failed('timed-out', what, `${what} gave no answer within ${seconds(ms)}`)), ms);
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

export const stopped = (what: string): Failure => failed('timed-out', what, `${what} was stopped before it answered`);
export const seconds = (ms: number): string => `${ms / 1000} s`;
