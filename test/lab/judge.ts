import type { CheckDocument } from '../../src/diagnosis/check-document.ts';
import type { Booted, Stage } from './boot.ts';
import type { LabRun } from './hosts.ts';

type Finding = CheckDocument['findings'][number];

/** What is wrong with this run, in sentences; empty when it passed. */
export function judge(run: LabRun, booted: Booted, withCheck: boolean): readonly string[] {
  if (booted.broken !== null) return [`the host broke: ${booted.broken}`];
  const seen = run.kind === 'healthy' ? proven(booted) : symptomatic(booted);
  if (seen.length > 0 || !withCheck) return seen;
  if (booted.check === null) return ['check did not run'];
  const findings = findingsOf(booted.check);
  if (findings === null) return [`check printed no document (status ${booted.check.code}): ${booted.checkErrors.trim()}`];
  return run.kind === 'healthy'
    ? silent(findings, run.host.allow, booted.check)
    : named(findings, run.fault.finding, run.how.also ?? [], booted.check);
}

function proven({ symptom }: Booted): string[] {
  return symptom?.code === 0 ? [] : [`the healthy host doesn't do its work: proof ended with status ${symptom?.code}`];
}

function symptomatic({ before, symptom }: Booted): string[] {
  if (before?.code === 0) return ['the symptom shows on the healthy host too, so it proves nothing'];
  return symptom?.code === 0 ? [] : [`the fault cannot be seen: symptom ended with status ${symptom?.code}`];
}

export function findingsOf(check: Stage): readonly Finding[] | null {
  try {
    return (JSON.parse(check.text) as CheckDocument).findings;
  } catch {
    return null;
  }
}

function named(findings: readonly Finding[], expected: string, also: readonly string[], check: Stage): string[] {
  const [first] = findings;
  const wrong: string[] = [];
  if (first?.id !== expected) wrong.push(`the first finding is ${first?.id ?? 'none'}, not ${expected}`);
  if (first && first.explainedBy.length > 0) wrong.push(`${first.id} is explained by ${first.explainedBy.join(', ')}`);
  const strangers = roots(findings).filter(({ id }) => id !== expected && !also.includes(id));
  wrong.push(...strangers.map(({ key, severity }) => `unexpected ${severity}: ${key}`));
  if (check.code !== 1) wrong.push(`check ended with status ${check.code}, not 1`);
  return wrong;
}

function silent(findings: readonly Finding[], allow: readonly string[], check: Stage): string[] {
  const noise = findings.filter(({ id, severity }) => severity === 'problem' || !allow.includes(id));
  const wrong = noise.map(({ key, severity, cause }) => `false ${severity}: ${key}: ${cause}`);
  if (check.code !== 0) wrong.push(`check ended with status ${check.code}, not 0`);
  return wrong;
}

const roots = (findings: readonly Finding[]) => findings.filter(({ explainedBy }) => explainedBy.length === 0);
