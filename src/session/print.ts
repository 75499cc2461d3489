import { transition } from 'xstate';
import type { Probes } from '../flow/atlas.ts';
import type { Knowledge } from '../flow/types.ts';
import type { SessionEvent } from './events.ts';
import { emptyState, type MachineEvent, sessionMachine } from './machine.ts';
import { printable } from './printable.ts';
import { type RecordedSession, readSession } from './read.ts';
import type { MachineState } from './snapshot-of.ts';
import { type Step, stepsOf } from './steps.ts';
import { outcomeWords, wordsOf } from './words.ts';

export type Printed = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** A session file as text: each question, its command, its result, and the findings where they were made. Nothing is run. */
export function printWalk(file: string, knowledge: Knowledge, probes: Probes): Printed {
  const read = readSession(file);
  if (!read.ok) return read;
  const { session } = read;
  const lines = [...headLines(session, knowledge), ...walkLines(session, knowledge, probes)];
  return { ok: true, text: `${lines.map(printable).join('\n')}\n` };
}

function headLines({ header, warnings }: RecordedSession, knowledge: Knowledge): string[] {
  const changed =
    header.flowDigest === knowledge.digest ? [] : ['The trees have changed since: the walk is shown as the trees of today would have it.'];
  return [
    `Session on ${header.host}, ${header.startedAt}, postmedic ${header.version}`,
    ...(header.title ? [header.title] : []),
    ...changed,
    ...warnings,
  ];
}

function walkLines({ events }: RecordedSession, knowledge: Knowledge, probes: Probes): string[] {
  let state = emptyState({ knowledge, probes });
  let number = 0;
  return events.flatMap((event) => {
    const before = state;
    state = folded(state, event);
    const steps = newSteps(before, state);
    const printed = steps.flatMap((step, index) => stepLines(step, number + index + 1));
    number += steps.length;
    return [
      ...eventLines(event, before),
      ...printed,
      ...newFindings(before, state),
      ...verdictLines(before, state),
      ...loneProbe(event, before, probes),
    ];
  });
}

/** One event of the file put into the machine: the fold that every reader of a session shares. */
function folded(state: MachineState, event: SessionEvent): MachineState {
  const { kind, ...fields } = event;
  return transition(sessionMachine, state, { type: kind, ...fields } as MachineEvent)[0];
}

function newSteps(before: MachineState, after: MachineState): Step[] {
  return stepsOf(after.context).slice(stepsOf(before.context).length);
}

function stepLines(step: Step, number: number): string[] {
  const took = step.elapsedMs === null ? '' : `  (${(step.elapsedMs / 1000).toFixed(1)} s)`;
  const who = step.by === 'person' ? 'you' : '->';
  return [
    '',
    `${number}. ${step.question}${took}`,
    ...step.commands.map((command) => `   $ ${command}`),
    `   ${who}: ${step.result}`.replace('->:', '->'),
  ];
}

function newFindings(before: MachineState, after: MachineState): string[] {
  const known = new Set(before.context.findings.map((finding) => finding.key));
  return after.context.findings
    .filter((finding) => !known.has(finding.key))
    .flatMap(({ severity, title, cause, id }) => ['', `   ${severity.toUpperCase()}: ${title}  [${id}]`, `   ${cause}`]);
}

const VERDICTS = {
  'still-there': 'It is still there.',
  gone: 'It is no longer seen.',
  unclear: 'It is not clear any more.',
  stopped: 'Stopped.',
} as const;

function verdictLines(before: MachineState, after: MachineState): string[] {
  const verdict = after.context.recheck?.verdict;
  return verdict && verdict !== before.context.recheck?.verdict ? ['', `   ${VERDICTS[verdict]}`] : [];
}

function eventLines(event: SessionEvent, state: MachineState): string[] {
  switch (event.kind) {
    case 'start':
      return ['', `Symptom: ${event.symptom.say}`];
    case 'back':
      return ['', 'Back to the question before.'];
    case 'recheck':
      return ['', `Checked again: ${state.context.findings.find((one) => one.key === event.finding)?.title ?? event.finding}`];
    case 'note':
      return ['', `Note: ${event.text}`];
    case 'end':
      return ['', { quit: 'Saved and quit.', interrupted: 'Interrupted.', finished: 'Finished.' }[event.how]];
    default:
      return [];
  }
}

/** Runs without a person have no walk: each probe stands for itself. */
function loneProbe(event: SessionEvent, { context }: MachineState, probes: Probes): string[] {
  if (event.kind !== 'probe-done' || context.journey !== null) return [];
  const probe = probes[event.probe];
  const commands = commandsOf(probe, event.input);
  return [
    '',
    `${probe?.question ?? wordsOf(event.probe)}`,
    ...commands.map((command) => `   $ ${command}`),
    `   -> ${outcomeWords(event.outcome as never)}`,
  ];
}

function commandsOf(probe: Probes[string] | undefined, input: unknown): readonly string[] {
  const checked = probe?.input.safeParse(input);
  return probe && checked?.success ? probe.commands(checked.data) : [];
}
