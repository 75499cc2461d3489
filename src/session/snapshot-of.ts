import type { SnapshotFrom } from 'xstate';
import { instancesOf } from '../diagnosis/diagnose.ts';
import type { Unchecked } from '../diagnosis/types.ts';
import { uncheckedOf } from '../diagnosis/unchecked.ts';
import { choicesOf } from './journey.ts';
import type { sessionMachine } from './machine.ts';
import { printable } from './printable.ts';
import type { Current, HostLine, InstanceLine, Phase, Snapshot } from './snapshot.ts';
import { openQuestion, type SessionState } from './state.ts';
import { stepsOf } from './steps.ts';
import { symptomsOf } from './symptoms.ts';

/** What the machine doesn't know: it is pure, and these come from outside. */
export interface Surroundings {
  readonly host: HostLine;
  /** Indices of symptoms for which something was found in the background. */
  readonly hints: ReadonlySet<number>;
  readonly runningSince: number | null;
  /** The machine is being looked at anew, before a finding is checked again. */
  readonly lookingAgain: boolean;
  readonly messages: readonly string[];
  readonly file: string | null;
}

export type MachineState = SnapshotFrom<typeof sessionMachine>;

export function snapshotOf(machine: MachineState, around: Surroundings): Snapshot {
  const state: SessionState = machine.context;
  return {
    phase: phaseOf(machine),
    host: { ...around.host, postfix: around.host.postfix ?? versionOf(state) },
    symptoms: symptomsOf(state.world.knowledge).map(({ say }, index) => ({ say, hint: around.hints.has(index) })),
    instances: instanceLines(state),
    nothingBecause: nothingBecause(state),
    path: pathOf(state),
    steps: stepsOf(state),
    current: currentOf(state),
    runningSince: around.runningSince,
    findings: state.findings,
    focus: state.focus,
    recheck: around.lookingAgain ? 'running' : state.recheck && (state.recheck.verdict ?? 'running'),
    unchecked: uncheckedIn(state),
    single: state.single,
    messages: around.messages,
    file: around.file,
  };
}

const PHASES: readonly [string, Phase][] = [
  ['looking', 'looking'],
  ['settling', 'looking'],
  ['ready', 'looking'],
  ['choosing', 'choose-instance'],
  ['nothing', 'nothing'],
  ['preview', 'preview'],
  ['running', 'running'],
  ['ask', 'ask'],
  ['task', 'task'],
  ['finding', 'finding'],
  ['done', 'done'],
];

function phaseOf(machine: MachineState): Phase {
  const value: unknown = machine.value;
  const leaf = typeof value === 'string' ? value : String(Object.values(value as object)[0]);
  return PHASES.find(([name]) => name === leaf)?.[1] ?? 'menu';
}

function instanceLines({ looked }: SessionState): InstanceLine[] {
  return looked === null ? [] : instancesOf(looked).map(instanceLine);
}

function instanceLine(instance: { readonly name: string; readonly config: string; readonly [field: string]: unknown }): InstanceLine {
  const { running } = instance;
  return {
    name: printable(instance.name),
    config: printable(instance.config),
    running: running === 'yes' ? true : running === 'no' ? false : null,
  };
}

function versionOf({ looked }: SessionState): string | null {
  const versions = (looked === null ? [] : instancesOf(looked)).map((one) => one['version']);
  const version = versions.find((one) => typeof one === 'string' && one !== '');
  return version === undefined ? null : `Postfix ${printable(String(version))}`;
}

function nothingBecause({ looked }: SessionState): string | null {
  if (looked === null || instancesOf(looked).length > 0) return null;
  if (looked.outcome.kind !== 'unknown') return 'No Postfix was found on this machine.';
  return `It could not be seen whether there is a Postfix on this machine: ${printable(String(looked.outcome['reason']))}.`;
}

function pathOf({ picked, journey, position }: SessionState): string[] {
  if (picked === null) return [];
  const instance = (journey?.instances.length ?? 0) > 1 ? position?.wanted?.instance : undefined;
  const answers = (position?.passed ?? []).flatMap(({ asked, choice }) =>
    choice === null ? [] : [choicesOf(asked)[choice]?.say ?? choice],
  );
  return [picked.say, ...(instance === undefined ? [] : [`instance ${instance}`]), ...answers].map(printable);
}

const COSTS = {
  cheap: 'read-only, quick',
  slow: 'read-only, takes a few seconds',
  network: 'read-only, one short connection to this machine or a question to its name server',
  consent: 'read-only here, but it opens connections to other machines',
} as const;

function currentOf(state: SessionState): Current | null {
  const question = openQuestion(state);
  if (question !== null) {
    const probe = state.world.probes[question.probe];
    if (probe === undefined) return null;
    const commands = probe.commands(question.input).map(printable);
    return {
      kind: 'probe',
      question: probe.question,
      why: question.why,
      commands,
      cost: COSTS[probe.cost],
      consent: probe.cost === 'consent',
    };
  }
  const asked = state.position?.wanted?.asked;
  if (asked === undefined) return null;
  const choices = Object.entries(choicesOf(asked)).map(([id, { say }]) => ({ id, say }));
  if (asked.await === 'answer') return { kind: 'ask', question: asked.ask.ask, why: asked.ask.why, choices };
  if (asked.await !== 'task') return null;
  const { task, why, commands } = asked.task;
  return { kind: 'task', question: task, why, commands, choices };
}

function uncheckedIn({ position, findings, world, journey }: SessionState): Unchecked[] {
  return (journey?.instances ?? []).flatMap(({ name }) => {
    const done = (position?.passed ?? []).flatMap((passed) => (passed.instance === name && passed.done ? [passed.done] : []));
    return uncheckedOf(done, name, findings, world.knowledge);
  });
}
