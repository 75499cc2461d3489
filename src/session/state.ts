import type { Finding } from '../diagnosis/types.ts';
import type { ProbeDone } from '../flow/types.ts';
import { type Journey, type Position, type Question, questionOf, type Symptom, type World } from './journey.ts';

/** Was the finding that was looked at again still there? */
export type Verdict = 'still-there' | 'gone' | 'unclear' | 'stopped';

export interface SessionState {
  readonly world: World;
  /** What the context probe said; null until it has. */
  readonly looked: ProbeDone | null;
  readonly picked: Symptom | null;
  readonly journey: Journey | null;
  readonly position: Position | null;
  readonly findings: readonly Finding[];
  /** The person has let the first command run: cheap and slow ones follow by themselves. */
  readonly armed: boolean;
  readonly single: boolean;
  /** The one question that the person let run. */
  readonly granted: string | null;
  /** Keys of findings whose page was shown. */
  readonly shown: readonly string[];
  /** The finding whose page is open. */
  readonly focus: Finding | null;
  readonly recheck: { readonly finding: Finding; readonly unknownBefore: readonly string[]; readonly verdict: Verdict | null } | null;
}

/** What the host has to be asked now; null where it isn't its turn. */
export function openQuestion({ journey, position }: SessionState): Question | null {
  return journey && position ? questionOf(position.wanted, journey) : null;
}
