import type { CheckDocument } from '../../src/diagnosis/check-document.ts';
import type { Booted } from './boot.ts';
import { readDocument } from './document.ts';
import type { LabRun } from './hosts.ts';

type Finding = CheckDocument['findings'][number];

/** What is wrong with this run, in sentences; nothing when it passed. */
export interface Verdict {
  readonly wrong: readonly string[];
  /** Null when check didn't come so far. */
  readonly findings: readonly Finding[] | null;
}

/** @param withCheck false: only whether the symptom or the proof was seen. */
export function judge(run: LabRun, booted: Booted, withCheck: boolean): Verdict {
  const seen = booted.broken !== null ? [`the host broke: ${booted.broken}`] : isSeen(run, booted);
  if (seen.length > 0 || !withCheck) return { wrong: seen, findings: null };
  if (booted.check === null) return { wrong: ['check did not run'], findings: null };
  const read = readDocument(booted.check.text);
  if ('wrong' in read) return { wrong: [...read.wrong, `check ended with status ${booted.check.code}`], findings: null };
  const { findings } = read.document;
  const { code } = booted.check;
  const wrong =
    run.kind === 'healthy' ? silent(findings, run.host.allow, code) : named(findings, run.fault.finding, run.how.also ?? [], code);
  return { wrong: [...wrong, ...asUser(findings, booted)], findings };
}

/** An ordinary user sees less, so check may say less and may not know the cause; but it says nothing that root is not told. */
function asUser(told: readonly Finding[], { userCheck }: Booted): string[] {
  const read = readDocument(userCheck?.text ?? '');
  if ('wrong' in read) return read.wrong.map((text) => `as an ordinary user: ${text}`);
  const strangers = read.document.findings.filter(({ key }) => !told.some((finding) => finding.key === key));
  return strangers.map(({ key, severity, cause }) => `${severity} that only an ordinary user is told: ${key}: ${cause}`);
}

function isSeen({ kind }: LabRun, { before, symptom }: Booted): string[] {
  if (kind === 'fault' && before?.code === 0) return ['the symptom shows on the healthy host too, so it proves nothing'];
  if (symptom?.code === 0) return [];
  const what = kind === 'fault' ? 'the fault cannot be seen: symptom' : "the healthy host doesn't do its work: proof";
  return [`${what} ended with status ${symptom?.code}`];
}

function named(findings: readonly Finding[], expected: string, also: readonly string[], code: number): string[] {
  const [first] = findings;
  const wrong: string[] = [];
  if (first?.id !== expected) wrong.push(`the first finding is ${first?.id ?? 'none'}, not ${expected}`);
  if (first && first.explainedBy.length > 0) wrong.push(`${first.id} is explained by ${first.explainedBy.join(', ')}`);
  const roots = findings.filter(({ explainedBy }) => explainedBy.length === 0);
  const strangers = roots.filter(({ id }) => id !== expected && !also.includes(id));
  wrong.push(...strangers.map(({ key, severity }) => `unexpected ${severity}: ${key}`));
  const status = roots.some(({ severity }) => severity === 'problem') ? 1 : 0; // a note or a warning is no failure
  if (code !== status) wrong.push(`check ended with status ${code}, not ${status}`);
  return wrong;
}

function silent(findings: readonly Finding[], allow: readonly string[], code: number): string[] {
  const noise = findings.filter(({ id, severity }) => severity === 'problem' || !allow.includes(id));
  const wrong = noise.map(({ key, severity, cause }) => `false ${severity}: ${key}: ${cause}`);
  if (code !== 0) wrong.push(`check ended with status ${code}, not 0`);
  return wrong;
}
