import type { Knowledge, ProbeDone } from '../flow/types.ts';
import type { FailureKind } from '../host/types.ts';
import type { Finding, Unchecked } from './types.ts';

/** Probes that gave no answer, each once per node and instance, with the finding that explains why, where one does. */
export function uncheckedOf(done: readonly ProbeDone[], instance: string, findings: readonly Finding[], knowledge: Knowledge): Unchecked[] {
  const byNode = new Map<string, Unchecked>();
  for (const one of done) {
    if (one.outcome.kind !== 'unknown') continue;
    const { reason, failure, what } = one.outcome as { reason?: string; failure?: string; what?: string } & ProbeDone['outcome'];
    byNode.set(`${one.node} ${one.probe} ${reason}`, {
      probe: one.probe,
      node: one.node,
      instance,
      kind: (failure ?? 'bad-output') as FailureKind,
      reason: String(reason ?? ''),
      because: blocker(String(what ?? ''), instance, findings, knowledge),
    });
  }
  return [...byNode.values()];
}

function blocker(what: string, instance: string, findings: readonly Finding[], knowledge: Knowledge): string | null {
  const blocks = (finding: Finding) => knowledge.findings.find((page) => page.id === finding.id)?.blocks.includes(what) ?? false;
  return findings.find((finding) => finding.instance === instance && blocks(finding))?.key ?? null;
}

/** Every probe node of these flows that `done` doesn't hold, for when nothing could be asked. */
export function neverAsked(
  knowledge: Knowledge,
  flows: readonly string[],
  instance: string,
  failure: { kind: FailureKind; reason: string },
  done: readonly ProbeDone[],
): Unchecked[] {
  const asked = new Set(done.map((one) => one.node));
  return knowledge.flows
    .filter((flow) => flows.includes(flow.id))
    .flatMap((flow) => Object.entries(flow.nodes).map(([id, node]) => ({ id: `${flow.id}/${id}`, probe: probeOf(node) })))
    .filter(({ id, probe }) => probe !== null && !asked.has(id))
    .map(({ id, probe }) => ({ probe: probe ?? '', node: id, instance, ...failure, because: null }));
}

function probeOf(node: Knowledge['flows'][number]['nodes'][string]): string | null {
  if (node.type === 'probe') return node.probe;
  return node.type === 'each' ? node.each.of : null;
}
