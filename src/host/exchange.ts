import type { HostCall, HostValues, Result } from './types.ts';

/** One look at the host as a session file keeps it. */
export interface Exchange {
  /** Counts re-checks: a fix, a re-check or a finished task opens the next one. */
  readonly epoch: number;
  /** `callKey(call)`. */
  readonly key: string;
  readonly call: HostCall;
  readonly result: Result<HostValues[HostCall['op']]>;
  readonly elapsedMs: number;
}
