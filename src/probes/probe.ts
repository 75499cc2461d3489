import { z } from 'zod';
import type { Failure, Host } from '../host/types.ts';

/** What was seen, and where: a command line, or a file (`/etc/postfix/main.cf:42`). */
export interface Evidence {
  readonly source: string;
  readonly lines: readonly string[];
}

/**
 * Cost of a probe. `cheap`: local, under about 100 ms. `slow`: local, longer (sampling, many files). `network`: talks to an address
 * of this host or to the configured resolver. `consent`: opens connections to other machines; needs the person's yes or --allow-network.
 */
export type Cost = 'cheap' | 'slow' | 'network' | 'consent';

/** Every probe's third answer: it could not be seen. Never read as healthy. */
export const Unknown = z.object({
  kind: z.literal('unknown'),
  /** A sentence fragment: why it could not be seen. */
  reason: z.string(),
  failure: z.enum(['not-found', 'denied', 'timed-out', 'too-large', 'not-allowed', 'bad-output', 'not-recorded']),
  /** The program, path or address that failed; a finding that `blocks` it explains this. */
  what: z.string(),
});
export type Unknown = z.infer<typeof Unknown>;

export const unknown = (failure: Failure): Unknown => ({
  kind: 'unknown',
  reason: failure.reason,
  failure: failure.kind,
  what: failure.what,
});

export interface Interpretation<O> {
  readonly outcome: O;
  readonly evidence: readonly Evidence[];
}

export interface Probe<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType<{ kind: string }> = z.ZodType<{ kind: string }>,
  F = unknown,
> {
  readonly id: string;
  /** A full question in plain English. */
  readonly question: string;
  readonly cost: Cost;
  /** An input key called `instance` is bound by the engine to the instance that the walk is about. */
  readonly input: I;
  /** A discriminated union on `kind`: one kind for each way that a tree can branch, always with `Unknown`. */
  readonly outcome: O;
  /** List probes only: the outcome kind whose `items` an `each` node walks. */
  readonly items?: string;
  /** What an admin would type to see the same. Shown before the probe runs. */
  commands(input: z.infer<I>): readonly string[];
  /** All I/O. Returns raw facts; a failed call is a fact too. */
  collect(host: Host, input: z.infer<I>): Promise<F>;
  /** Pure. */
  interpret(facts: F, input: z.infer<I>): Interpretation<z.infer<O>>;
}

/** Keeps the literal types of one probe while it is written. */
export function defineProbe<I extends z.ZodObject, O extends z.ZodType<{ kind: string }>, F>(probe: Probe<I, O, F>): Probe<I, O, F> {
  return probe;
}

/** A probe with its types forgotten, as the registry and the engine hold it. */
// biome-ignore lint/suspicious/noExplicitAny: the registry holds probes of every shape; the engine checks inputs and outcomes with their schemas.
export type AnyProbe = Probe<any, any, any>;

/** Which Postfix instance a probe is about. */
export const InstanceRef = z.object({
  /** "-" is the default instance, as in postmulti(1). */
  name: z.string(),
  /** Its configuration directory. */
  config: z.string(),
});
export type InstanceRef = z.infer<typeof InstanceRef>;
