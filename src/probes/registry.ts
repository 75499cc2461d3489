import context from './context.ts';
import type { AnyProbe } from './probe.ts';
import whoListens from './who-listens.ts';

/** Every probe that a flow may ask, by id. A new probe is one import and one line here. */
export const probes: Record<string, AnyProbe> = {
  context,
  'who-listens': whoListens,
};
