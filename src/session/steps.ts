import type { Evidence } from '../probes/probe.ts';
import { answerKey, choicesOf, type Passed } from './journey.ts';
import { printable } from './printable.ts';
import type { SessionState } from './state.ts';
import { outcomeWords } from './words.ts';

/** One question that is answered, as the screen and the printed walk show it. */
export interface Step {
  /** `flow/node`. */
  readonly node: string;
  readonly instance: string;
  readonly question: string;
  readonly why: string;
  readonly commands: readonly string[];
  /** What was seen, or what the person said, in words. */
  readonly result: string;
  /** Who answered: a probe, the person, or nobody (it could not be seen). */
  readonly by: 'host' | 'person' | 'nobody';
  readonly evidence: readonly Evidence[];
  /** Null where the person answered. */
  readonly elapsedMs: number | null;
  /** The same question was answered further up already. */
  readonly repeated: boolean;
}

export function stepsOf({ position, world }: SessionState): Step[] {
  const before = new Set<string>();
  return (position?.passed ?? []).map((passed) => {
    const key = passed.done ? answerKey(passed.done.epoch, passed.done.probe, passed.done.input) : '';
    const repeated = before.has(key);
    if (key !== '') before.add(key);
    return { ...stepOf(passed, world), repeated };
  });
}

function stepOf({ asked, instance, done, choice }: Passed, { probes }: SessionState['world']): Omit<Step, 'repeated'> {
  const probe = done === null ? undefined : probes[done.probe];
  const shared = {
    node: asked.node,
    instance,
    evidence: (done?.evidence ?? []).map(printableEvidence),
    elapsedMs: done?.elapsedMs ?? null,
  };
  if (asked.await === 'answer' || asked.await === 'task') {
    const { question, why } =
      asked.await === 'answer' ? { question: asked.ask.ask, why: asked.ask.why } : { question: asked.task.task, why: asked.task.why };
    const said = choicesOf(asked)[choice ?? '']?.say ?? choice ?? '';
    const commands = done && probe ? probe.commands(done.input).map(printable) : [];
    return { ...shared, question, why, commands, result: said, by: done === null ? 'person' : 'host' };
  }
  return {
    ...shared,
    question: probe?.question ?? asked.probe,
    why: asked.why,
    commands: done && probe ? probe.commands(done.input).map(printable) : [],
    result: done === null ? '' : outcomeWords(done.outcome),
    by: done?.outcome.kind === 'unknown' ? 'nobody' : 'host',
  };
}

function printableEvidence({ source, lines }: Evidence): Evidence {
  return { source: printable(source), lines: lines.map(printable) };
}
