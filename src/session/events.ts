import { z } from 'zod';
import type { Exchange as HostExchange } from '../host/exchange.ts';

/** The one schema that this version writes, and the family that it can name when it meets a newer one. */
export const SESSION_SCHEMA = 'postmedic.session/1';

/** First line of a session file. */
export const Header = z.object({
  schema: z.literal(SESSION_SCHEMA),
  /** Version of the program that wrote the file. */
  version: z.string(),
  /** Digest of the flows, finding pages and messages that were walked. */
  flowDigest: z.string(),
  /** Name of the diagnosed host. */
  host: z.string(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  /** What a bundled recording shows, for people. */
  title: z.string().optional(),
});
export type Header = z.infer<typeof Header>;

const Evidence = z.object({ source: z.string(), lines: z.array(z.string()) });

/** A symptom as it was picked: where the walk begins, and for which instance (null: each in turn). */
const Start = z.object({
  kind: z.literal('start'),
  symptom: z.object({ flow: z.string(), node: z.string(), say: z.string() }),
  instance: z.string().nullable(),
  epoch: z.number().int(),
});
/** The person's answer to an `ask` or a `task`. A task was done outside, so that its answer opens a new epoch. */
const Answer = z.object({ kind: z.literal('answer'), node: z.string(), choice: z.string(), epoch: z.number().int().optional() });
const ProbeDone = z.object({
  kind: z.literal('probe-done'),
  epoch: z.number().int(),
  node: z.string(),
  probe: z.string(),
  input: z.json(),
  outcome: z.looseObject({ kind: z.string() }),
  evidence: z.array(Evidence),
  elapsedMs: z.number(),
});
/** Back to the last question: its answer is taken away, what was seen stays. */
const Back = z.object({ kind: z.literal('back') });
/** One finding is looked at again, in a new epoch. */
const Recheck = z.object({ kind: z.literal('recheck'), finding: z.string(), epoch: z.number().int() });
const Note = z.object({ kind: z.literal('note'), text: z.string() });
const End = z.object({ kind: z.literal('end'), how: z.enum(['quit', 'interrupted', 'finished']) });
const has = (field: string) => (value: unknown) => typeof value === 'object' && value !== null && field in value;
/** One look at the host. Only the tape needs these; the fold of a session skips them. */
const Exchange = z.object({
  kind: z.literal('exchange'),
  epoch: z.number().int(),
  call: z.custom<HostExchange['call']>(has('op')),
  result: z.custom<HostExchange['result']>(has('ok')),
  elapsedMs: z.number(),
});

/** What a session decides by: everything except exchanges. */
export const SessionEvent = z.discriminatedUnion('kind', [Start, Answer, ProbeDone, Back, Recheck, Note, End]);
export type SessionEvent = z.infer<typeof SessionEvent>;
export const ExchangeEvent = Exchange;
export type ExchangeEvent = z.infer<typeof Exchange>;
export type AnyEvent = SessionEvent | ExchangeEvent;

/** Number and time stand in front of each event, so that a reader knows a line's kind without parsing it. */
export const Stamp = z.object({ n: z.number().int().positive(), at: z.string() });
export type Stamp = z.infer<typeof Stamp>;
export type Stamped<E> = E & Stamp;
