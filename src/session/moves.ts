import { instancesOf } from '../diagnosis/diagnose.ts';
import { toFindings } from '../diagnosis/findings.ts';
import type { Finding } from '../diagnosis/types.ts';
import type { ProbeDone } from '../flow/types.ts';
import type { SessionEvent } from './events.ts';
import { type Answer, type Journey, positionOf, type Question, type Symptom } from './journey.ts';
import { openQuestion, type SessionState, type Verdict } from './state.ts';

type EventOf<K extends SessionEvent['kind']> = Omit<Extract<SessionEvent, { kind: K }>, 'kind'>;
type Change = Partial<SessionState>;

/** Nowhere on a journey: the start screen. */
export const NOWHERE = {
  journey: null,
  position: null,
  findings: [],
  armed: false,
  granted: null,
  shown: [],
  focus: null,
  recheck: null,
} as const;

export function asProbeDone(event: EventOf<'probe-done'>): ProbeDone {
  const { epoch, node, probe, input, outcome, evidence, elapsedMs } = event;
  return { epoch, node, probe, input, outcome: outcome as ProbeDone['outcome'], evidence, elapsedMs };
}

export function pickedSymptom({ symptom, again }: { readonly symptom: Symptom; readonly again: boolean }): Change {
  return { picked: symptom, ...(again ? { looked: null } : {}) };
}

export function started({ looked, world }: SessionState, { symptom, instance, epoch }: EventOf<'start'>): Change {
  if (looked === null) return {};
  const instances = instancesOf(looked).filter((one) => instance === null || one.name === instance);
  const journey = { symptom, instances, context: looked.outcome, epoch, answers: [], done: [] };
  return { picked: symptom, ...NOWHERE, ...at(journey, world) };
}

export function saw({ journey, world }: SessionState, done: ProbeDone): Change {
  return journey === null ? {} : at({ ...journey, done: [...journey.done, done] }, world);
}

export function answered({ journey, world }: SessionState, { node, choice, epoch }: EventOf<'answer'>): Change {
  const answer: Answer = { node, choice, ...(epoch === undefined ? {} : { epoch }) };
  return journey === null ? {} : at({ ...journey, answers: [...journey.answers, answer] }, world);
}

export function wentBack({ journey, world, shown }: SessionState): Change {
  if (journey === null) return {};
  const before = at({ ...journey, answers: journey.answers.slice(0, -1) }, world);
  const stillThere = (key: string) => before.findings.some((finding) => finding.key === key);
  return { ...before, shown: shown.filter(stillThere), focus: null, recheck: null, granted: null };
}

function at(journey: Journey, world: SessionState['world']) {
  const position = positionOf(journey, world);
  return { journey, position, findings: toFindings(position.raised, world.knowledge, journey.instances) };
}

/**
 * The first finding that deserves to interrupt: new, no mere note, and not the consequence of another one. What another finding could
 * explain waits while the walk goes on by itself: its cause may be found next, and the cause comes first.
 */
export function newFinding(state: SessionState): Finding | null {
  const { findings, shown } = state;
  const isNew = ({ key, severity, explainedBy }: Finding) => !shown.includes(key) && severity !== 'note' && explainedBy.length === 0;
  const goesOn = openQuestion(state) !== null && !needsGo(state);
  return findings.find((finding) => isNew(finding) && !(goesOn && hasPossibleCause(finding, state))) ?? null;
}

function hasPossibleCause({ id }: Finding, { world }: SessionState): boolean {
  return world.knowledge.findings.some((page) => page.explains.some((explained) => explained.id === id));
}

export function leftPage({ focus, shown, findings }: SessionState): Change {
  if (focus === null) return {};
  const effects = findings.filter((finding) => finding.explainedBy.includes(focus.key)).map((finding) => finding.key);
  return { shown: [...shown, focus.key, ...effects], focus: null, recheck: null };
}

/** Back from the end of the walk: the page that was left last. */
export function reopened({ shown, findings }: SessionState): Change {
  const last = lastPage({ shown, findings });
  return last === null ? {} : { focus: last, shown: shown.filter((key) => key !== last.key) };
}

export function lastPage({ shown, findings }: Pick<SessionState, 'shown' | 'findings'>): Finding | null {
  const open = findings.filter((finding) => finding.explainedBy.length === 0);
  const key = shown.findLast((one) => open.some((finding) => finding.key === one));
  return open.find((finding) => finding.key === key) ?? null;
}

export function grantKey(question: Question | null): string | null {
  return question === null ? null : `${question.epoch} ${question.node} ${JSON.stringify(question.input)}`;
}

/** Must the person let this run? The first one of a walk, each one in single steps, and each that reaches out to other machines. */
export function needsGo(state: SessionState): boolean {
  const question = openQuestion(state);
  if (question === null || state.granted === grantKey(question)) return false;
  return state.single || !state.armed || state.world.probes[question.probe]?.cost === 'consent';
}

/** Ctrl-C: nothing runs any further by itself. */
export function held({ recheck }: SessionState): Change {
  return { armed: false, granted: null, recheck: recheck && { ...recheck, verdict: recheck.verdict ?? 'stopped' } };
}

/** The instances as the newest look at the machine shows them; those that are gone as they were. */
function fresh({ looked }: SessionState, journey: Journey): Pick<Journey, 'instances' | 'context'> {
  const now = looked === null ? [] : instancesOf(looked);
  const instances = journey.instances.map((old) => now.find((one) => one.name === old.name) ?? old);
  return { instances, context: looked?.outcome ?? journey.context };
}

export function beganRecheck(state: SessionState, { finding: key, epoch }: EventOf<'recheck'>): Change {
  const { journey, world, findings, focus, position } = state;
  const finding = findings.find((one) => one.key === key) ?? (focus?.key === key ? focus : null);
  if (journey === null || finding === null) return {};
  const unknownBefore = unknownNodes(position);
  return {
    ...at({ ...journey, ...fresh(state, journey), epoch }, world),
    focus: finding,
    recheck: { finding, unknownBefore, verdict: null },
  };
}

/** What the re-check says; null while it is still on its way. A step that can't be seen any more leaves it open. */
export function verdictOf({ recheck, findings, position, journey, ...state }: SessionState): Verdict | null {
  if (recheck === null) return null;
  if (recheck.verdict === 'stopped') return 'stopped';
  if (findings.some((finding) => finding.key === recheck.finding.key)) return 'still-there';
  if (openQuestion({ ...state, recheck, findings, position, journey }) !== null) return null;
  return unknownNodes(position).some((node) => !recheck.unknownBefore.includes(node)) ? 'unclear' : 'gone';
}

export function judged(state: SessionState): Change {
  const { recheck, findings, shown } = state;
  if (recheck === null) return {};
  const seen = findings.find((finding) => finding.key === recheck.finding.key) ?? recheck.finding;
  return { focus: seen, recheck: { ...recheck, verdict: verdictOf(state) }, shown: [...shown, seen.key] };
}

function unknownNodes(position: SessionState['position']): string[] {
  return (position?.passed ?? []).filter(({ done }) => done?.outcome.kind === 'unknown').map(({ asked }) => asked.node);
}
