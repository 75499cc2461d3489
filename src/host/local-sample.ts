import { setTimeout as pause } from 'node:timers/promises';
import type { Exchanger, HostCall, Result } from './types.ts';

type SampleCall = Extract<HostCall, { op: 'sample' }>;

/** The same look several times, `everyMs` milliseconds from the end of one to the beginning of the next. */
export async function sample(
  call: SampleCall,
  perform: Exchanger['perform'],
  signal?: AbortSignal,
): Promise<Result<readonly Result<unknown>[]>> {
  const value: Result<unknown>[] = [];
  while (value.length < call.times) {
    if (value.length > 0) await pause(call.everyMs, undefined, signal && { signal });
    value.push(await perform(call.call, signal));
  }
  return { ok: true, value };
}
