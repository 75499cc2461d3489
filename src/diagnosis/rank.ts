import type { FindingPage, Knowledge, Severity } from '../flow/types.ts';
import type { Finding } from './types.ts';

const SEVERITIES: readonly Severity[] = ['problem', 'warning', 'note'];
const CERTAINTIES = ['certain', 'likely', 'possible'];

/** Root cause first: each cause directly before what it explains; causes by severity, certainty, then the chapter's order. */
export function rank(findings: readonly Finding[], knowledge: Knowledge): Finding[] {
  const linked = findings.map((finding) => ({ ...finding, explainedBy: explainers(finding, findings, knowledge).map((one) => one.key) }));
  const effective = new Map(linked.map((finding) => [finding.key, highestSeverity(finding, linked, new Set())]));
  const order = nodeOrder(knowledge);
  const place = (finding: Finding) => [
    SEVERITIES.indexOf(effective.get(finding.key) ?? finding.severity),
    CERTAINTIES.indexOf(finding.certainty),
    finding.section,
    order.get(finding.node) ?? Number.MAX_SAFE_INTEGER,
  ];
  const sorted = linked
    .map((finding) => ({ ...finding, severity: effective.get(finding.key) ?? finding.severity }))
    .sort((a, b) => compare(place(a), place(b)) || (a.key < b.key ? -1 : 1));
  return causesFirst(sorted);
}

function explainers(finding: Finding, all: readonly Finding[], knowledge: Knowledge): Finding[] {
  return all.filter((cause) => cause.key !== finding.key && explains(cause, finding, pageOf(cause, knowledge)));
}

function explains(cause: Finding, effect: Finding, page: FindingPage | undefined): boolean {
  return (page?.explains ?? []).some(({ id, when }) => {
    if (id !== effect.id) return false;
    if (when === 'same-host') return true;
    if (cause.instance !== effect.instance) return false;
    return when === 'same-instance' || cause.subject.name === effect.subject.name;
  });
}

function pageOf(finding: Finding, knowledge: Knowledge): FindingPage | undefined {
  return knowledge.findings.find((page) => page.id === finding.id);
}

/** A cause weighs as much as the worst that it explains. */
function highestSeverity(finding: Finding, all: readonly Finding[], onTheWay: ReadonlySet<string>): Severity {
  const path = new Set([...onTheWay, finding.key]);
  const effects = all.filter((other) => other.explainedBy.includes(finding.key) && !path.has(other.key));
  const severities = [finding.severity, ...effects.map((effect) => highestSeverity(effect, all, path))];
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? finding.severity;
}

/** The chapter's order: flows as they are listed, nodes as they stand in the file. */
function nodeOrder(knowledge: Knowledge): Map<string, number> {
  const nodes = knowledge.flows.flatMap((flow) => Object.keys(flow.nodes).map((node) => `${flow.id}/${node}`));
  return new Map(nodes.map((node, index) => [node, index]));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

function causesFirst(sorted: readonly Finding[]): Finding[] {
  const placed = new Set<string>();
  const result: Finding[] = [];
  const put = (finding: Finding) => {
    if (placed.has(finding.key)) return;
    placed.add(finding.key);
    result.push(finding);
    for (const effect of sorted) if (effect.explainedBy.includes(finding.key)) put(effect);
  };
  for (const finding of sorted) if (finding.explainedBy.length === 0) put(finding);
  for (const finding of sorted) put(finding);
  return result;
}
