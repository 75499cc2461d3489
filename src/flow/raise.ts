import type { Evidence } from '../probes/probe.ts';
import { referencesIn, resolveWith } from './reference.ts';
import { look, seenAs } from './step.ts';
import type { FindingNode, RaisedFinding } from './types.ts';
import type { Frame, Scope } from './walk-types.ts';

/** The finding that a frame stands at, with its facts and with the evidence of what led to it and of what its facts come from. */
export function raise(scope: Scope, frame: Frame, node: FindingNode): RaisedFinding {
  return {
    id: node.finding,
    node: `${frame.flow}/${frame.node}`,
    instance: scope.instance.name,
    facts: resolveWith(node.with, (reference) => look(scope, frame, reference)),
    certainty: node.certainty,
    evidence: unlike([...frame.led, ...referencesIn(node.with).flatMap(({ name }) => seenAs(frame, name)?.evidence ?? [])]),
    ...(node.restsOn === 'answer' ? { restsOn: node.restsOn } : {}),
  };
}

/** Each piece of evidence once. */
function unlike(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((one) => [JSON.stringify(one), one])).values()];
}
