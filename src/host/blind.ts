import { failed } from './failure.ts';
import type { Exchanger, HostCall, ResultOf } from './types.ts';

/** A host of which nothing can be seen, with the reason: every call fails. A half view would pass for the whole. */
export function blindExchanger(what: string, reason: string): Exchanger {
  return { perform: async <C extends HostCall>() => failed('not-found', what, reason) as ResultOf<C> };
}
