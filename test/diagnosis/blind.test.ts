import { expect, test } from 'vitest';
import { verdictOf } from '../../src/diagnosis/check-document.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { loadKnowledge } from '../../src/flow/knowledge.ts';
import { hostOf } from '../../src/host/host.ts';
import type { Exchanger, FailureKind, HostCall, ResultOf } from '../../src/host/types.ts';
import { probes } from '../../src/probes/registry.ts';

/** A host on which every call fails in one way. */
function failing(kind: FailureKind): Exchanger {
  return {
    perform: async <C extends HostCall>(call: C) => ({ ok: false, kind, reason: `${call.op}: ${kind}`, what: call.op }) as ResultOf<C>,
  };
}

test.each(['timed-out', 'denied', 'too-large', 'bad-output', 'not-recorded', 'not-allowed'] as const)(
  'when every call ends with %s, nothing is found and every probe is unchecked',
  async (kind) => {
    const knowledge = await loadKnowledge();
    const diagnosis = await diagnose({ knowledge, probes, host: (signal) => hostOf(failing(kind), signal), epoch: 0, parallel: 4 });
    expect(diagnosis.findings).toEqual([]);
    expect(verdictOf(diagnosis)).toBe('incomplete');
    const nodes = knowledge.flows.flatMap((flow) => Object.values(flow.nodes));
    const asked = nodes.flatMap((node) => (node.type === 'probe' ? [node.probe] : node.type === 'each' ? [node.each.of] : []));
    expect(new Set(diagnosis.unchecked.map((one) => one.probe))).toEqual(new Set(['context', ...asked]));
  },
);
