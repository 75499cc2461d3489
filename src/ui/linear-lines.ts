import type { Finding } from '../diagnosis/types.ts';
import type { Snapshot } from '../session/snapshot.ts';
import type { Step } from '../session/steps.ts';
import { section } from './markdown.ts';

/** What is new since the last snapshot, as labelled lines. */
export function changeLines(before: Snapshot | null, now: Snapshot): string[] {
  const sameWalk = before !== null && now.steps.length >= before.steps.length;
  const steps = now.steps.slice(sameWalk ? before.steps.length : 0);
  return [
    ...(before === null ? greeting(now) : now.messages.slice(before.messages.length).map((message) => `message: ${message}`)),
    ...(sameWalk || before === null ? [] : ['back: to the question before.']),
    ...(sameWalk || before === null ? steps : []).flatMap((step) =>
      stepLines(step, step === now.steps.at(-1) && before?.runningSince != null),
    ),
    ...(now.runningSince !== null && before?.runningSince !== now.runningSince ? startLines(now) : []),
  ];
}

function greeting({ host, messages }: Snapshot): string[] {
  const recording = host.recording === null ? [] : [`demo: this is a recording: ${host.recording}`];
  return [`host: ${host.name}. This program only reads.`, ...recording, ...messages.map((message) => `message: ${message}`)];
}

/** A step that was announced when it began needs only its result. */
function stepLines(step: Step, announced: boolean): string[] {
  const question =
    announced || step.by === 'person' ? [] : [`question: ${step.question}`, ...step.commands.map((command) => `command: ${command}`)];
  const label = { host: 'result', person: 'your answer', nobody: 'no result' }[step.by];
  return [...question, `${label}: ${step.result}`];
}

function startLines({ current, phase }: Snapshot): string[] {
  if (phase !== 'running' || current?.kind !== 'probe') return [];
  return [`running: ${current.question}`, ...current.commands.map((command) => `command: ${command}`)];
}

/** What the person has to answer now; nothing while a probe runs. */
export function promptLines(snapshot: Snapshot): string[] {
  switch (snapshot.phase) {
    case 'looking':
      return ['running: looking at this machine.'];
    case 'running':
      return [];
    case 'menu':
      return [
        '',
        'question: What is wrong? Pick what comes closest.',
        ...options(snapshot.symptoms.map(({ say, hint }) => (hint ? `${say} (something found here)` : say))),
        'answer number, or ? : ',
      ];
    case 'choose-instance':
      return ['', 'question: Which Postfix is it about?', ...options(instanceOptions(snapshot)), 'answer number, or ? : '];
    case 'nothing':
      return ['', snapshot.nothingBecause ?? '', 'm for the symptoms, q to quit: '];
    case 'finding':
      return [
        ...(snapshot.focus === null ? [] : findingLines(snapshot.focus, snapshot)),
        'n to go on looking, v to check again, e for evidence, q to quit: ',
      ];
    case 'done':
      return [...doneLines(snapshot), 'number of a finding, m for the symptoms, q to quit: '];
    case 'preview':
    case 'ask':
    case 'task':
      return questionLines(snapshot);
  }
}

export function instanceOptions({ instances }: Snapshot): string[] {
  const runs = (running: boolean | null) => (running === null ? 'running or not: could not be seen' : running ? 'running' : 'not running');
  return [
    ...instances.map(
      ({ name, config, running }) => `${name === '-' ? 'the default one' : name}, configured in ${config}, ${runs(running)}`,
    ),
    "I don't know: each in turn",
  ];
}

function options(says: readonly string[]): string[] {
  return says.map((say, index) => `option ${index + 1}: ${say}`);
}

function questionLines({ current }: Snapshot): string[] {
  if (current === null) return [];
  const label = current.kind === 'task' ? 'to do' : 'question';
  const head = ['', `${label}: ${current.question}`, `why: ${current.why}`];
  if (current.kind === 'ask') return [...head, ...options(current.choices.map(({ say }) => say)), 'answer number, or ? : '];
  const commands = current.commands.map((command) => `command: ${command}`);
  if (current.kind === 'task') return [...head, ...commands, ...options(current.choices.map(({ say }) => say)), 'answer number, or ? : '];
  return [...head, ...commands, `cost: ${current.cost}`, 'option 1: Run it', 'option 2: Go on without it', 'answer number, or ? : '];
}

/** A finding's page as labelled lines. */
export function findingLines(finding: Finding, { recheck }: Snapshot): string[] {
  const meaning = section(finding.page, 'What it means').split('\n').filter(Boolean);
  const checked = recheck === null ? [] : [`checked again: ${recheck.replace('-', ' ')}`];
  const fixes = finding.fixes.flatMap((fix) => [
    `fix: ${fix.title}`,
    ...(fix.explain === '' ? [] : [`explanation: ${fix.explain}`]),
    ...fix.commands.map((command) => `command: ${command}`),
    `risk: ${fix.risk}`,
    `undo: ${fix.undo}`,
    `how to be sure: ${fix.verify}`,
  ]);
  return [
    '',
    `finding, ${finding.severity}: ${finding.title}`,
    `cause: ${finding.cause}`,
    ...checked,
    ...meaning.map((line) => `meaning: ${line}`),
    ...fixes,
  ];
}

function doneLines({ findings, unchecked, steps }: Snapshot): string[] {
  const found = findings.map(({ severity, title }, index) => `finding ${index + 1}, ${severity}: ${title}`);
  const unseen = unchecked.map(
    ({ probe, node, reason }) => `not seen: ${steps.find((step) => step.node === node)?.question ?? probe} ${reason}`,
  );
  return [
    '',
    `end of this walk: ${steps.length} questions answered, ${findings.length === 0 ? 'nothing wrong was found' : `${findings.length} found`}.`,
    ...found,
    ...unseen,
  ];
}
