import type { Json, ProbeDone } from '../flow/types.ts';
import type { Host } from '../host/types.ts';
import type { AnyProbe, Interpretation } from '../probes/probe.ts';

type Answer = Pick<ProbeDone, 'outcome' | 'evidence'>;

/**
 * Runs one probe and checks its outcome against its own schema. A probe that throws or answers outside of its schema is a mistake of
 * ours, and for the person it is one more thing that couldn't be seen: `unknown`, never a crash and never healthy.
 */
export async function runProbe(probe: AnyProbe, host: Host, input: Json): Promise<Answer> {
  try {
    const checked = probe.input.parse(input);
    const facts: unknown = await probe.collect(host, checked);
    return checkedAnswer(probe, probe.interpret(facts, checked));
  } catch (error) {
    return unseen(probe, error);
  }
}

/** The pure half of `runProbe`, for facts that are known already. */
function checkedAnswer(probe: AnyProbe, { outcome, evidence }: Interpretation<{ kind: string }>): Answer {
  return { outcome: probe.outcome.parse(outcome) as Answer['outcome'], evidence };
}

function unseen(probe: AnyProbe, error: unknown): Answer {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  const reason = `the probe ${probe.id} could not make sense of what it saw (${message}); please report this`;
  return { outcome: { kind: 'unknown', reason, failure: 'bad-output', what: probe.id }, evidence: [] };
}
