import type { FindingPage, Fix, Knowledge, RaisedFinding } from '../flow/types.ts';
import type { Evidence } from '../probes/probe.ts';
import { commandValues, type InstanceNames, instanceValues } from './instance-values.ts';
import { printable } from './printable.ts';
import { rank } from './rank.ts';
import { fill, fillCommand, type Values } from './render.ts';
import type { Finding } from './types.ts';

/**
 * Findings from what walks raised: facts put in, one per id, instance and subject, root cause first.
 * Order of `raised` doesn't matter: flows run side by side.
 */
export function toFindings(raised: readonly RaisedFinding[], knowledge: Knowledge, instances: readonly InstanceNames[]): Finding[] {
  const pages = new Map(knowledge.findings.map((page) => [page.id, page]));
  const byKey = new Map<string, Finding>();
  for (const one of raised) {
    const page = pages.get(one.id);
    if (page === undefined) continue;
    const finding = toFinding(one, page, instances);
    const known = byKey.get(finding.key);
    byKey.set(finding.key, known === undefined ? finding : merge(known, finding));
  }
  return rank([...byKey.values()], knowledge);
}

function toFinding(raised: RaisedFinding, page: FindingPage, instances: readonly InstanceNames[]): Finding {
  const instance = instances.find((one) => one.name === raised.instance) ?? { name: raised.instance, config: '/etc/postfix' };
  const values: Values = { ...instanceValues({ ...instance }), ...commandValues(instance), ...raised.facts };
  const subject = { kind: page.subject.kind, name: fill(page.subject.name, values) };
  return {
    key: `${page.id}@${raised.instance}:${subject.name}`,
    id: page.id,
    severity: page.severity,
    certainty: raised.certainty,
    instance: raised.instance,
    title: fill(page.title, values),
    cause: fill(page.cause, values),
    subject,
    evidence: raised.evidence.map(printableEvidence),
    fixes: page.fixes.map((fix) => fillFix(fix, page, values, commandValues(instance))),
    explainedBy: [],
    section: page.section,
    docs: page.docs,
    page: fill(page.body, values),
    node: raised.node,
  };
}

function fillFix(fix: Fix, page: FindingPage, values: Values, commands: Values): Fix {
  const text = (template: string) => fill(template, values);
  return {
    title: text(fix.title),
    explain: text(fix.explain),
    commands: fix.commands.map((command) => fillCommand(command, values, { ...commands, ...wholeCommand(command, page, values) })),
    risk: text(fix.risk),
    undo: text(fix.undo),
    verify: text(fix.verify),
  };
}

/** A fact of the type `command` that is all of a line is a command line that a probe made, not one argument of another. */
function wholeCommand(line: string, { facts }: FindingPage, values: Values): Values {
  const name = /^\{\{\s*(\w+)\s*\}\}$/.exec(line)?.[1] ?? '';
  return facts[name] === 'command' ? { [name]: values[name] ?? '' } : {};
}

function printableEvidence({ source, lines }: Evidence): Evidence {
  return { source: printable(source), lines: lines.map(printable) };
}

const CERTAINTIES = ['certain', 'likely', 'possible'] as const;

/** The same finding reached twice: the surer one, with the evidence of both. */
function merge(a: Finding, b: Finding): Finding {
  const [surer, other] = CERTAINTIES.indexOf(b.certainty) < CERTAINTIES.indexOf(a.certainty) ? [b, a] : [a, b];
  const seen = new Set(surer.evidence.map((one) => JSON.stringify(one)));
  return { ...surer, evidence: [...surer.evidence, ...other.evidence.filter((one) => !seen.has(JSON.stringify(one)))] };
}
