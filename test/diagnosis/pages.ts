import type { FindingPage, Flow, Knowledge, RaisedFinding } from '../../src/flow/types.ts';

/** A finding page with only what a test cares about. */
export function page(id: string, over: Partial<FindingPage> = {}): FindingPage {
  return {
    id,
    severity: 'problem',
    section: 1,
    facts: {},
    subject: { kind: 'thing', name: id },
    title: `Title of ${id}`,
    cause: `Cause of ${id}`,
    explains: [],
    blocks: [],
    fixes: [],
    docs: [],
    body: '',
    ...over,
  };
}

export function knowledgeOf(findings: readonly FindingPage[], flows: readonly Flow[] = []): Knowledge {
  return { digest: 'test', flows, findings, messages: [] };
}

export function raised(id: string, over: Partial<RaisedFinding> = {}): RaisedFinding {
  return { id, node: `flow/${id}`, instance: '-', facts: {}, certainty: 'certain', evidence: [], ...over };
}
