import { join } from 'node:path';
import { openTapeFile } from '../../src/commands/open-tape-file.ts';
import { type Diagnosis, diagnose } from '../../src/diagnosis/diagnose.ts';
import { load } from '../../src/flow/load.ts';
import type { Flow, FlowNode, Knowledge, ProbeDone, Target } from '../../src/flow/types.ts';
import { setCatalogue } from '../../src/postfix/message-catalogue.ts';
import { probes } from '../../src/probes/registry.ts';

const FLOWS = join(import.meta.dirname, '../../flows');

/**
 * Proves that the tree, and nothing else, leads to the finding: over the same recording, check misses it once the edges that this host
 * walked to it go past it. What is wrong comes back as sentences.
 */
export async function edgeMatters(finding: string, recording: string): Promise<readonly string[]> {
  const { knowledge } = load(FLOWS);
  setCatalogue(knowledge.messages);
  const whole = await diagnosed(knowledge, recording);
  if (!found(whole, finding)) return [`over its recording, the source's trees don't lead to ${finding}`];
  const { pruned, count } = withoutEdges(knowledge, finding, whole.done);
  if (count === 0) return [`no edge of the trees leads to ${finding}`];
  return found(await diagnosed(pruned, recording), finding) ? [`${finding} is found without the edge that leads to it`] : [];
}

const found = ({ findings }: Diagnosis, id: string) => findings.some((finding) => finding.id === id);

async function diagnosed(knowledge: Knowledge, recording: string): Promise<Diagnosis> {
  const tape = openTapeFile(recording);
  if (!tape.ok) throw new Error(tape.message);
  const { opened } = tape;
  return diagnose({ knowledge, probes, host: (signal) => opened.host(signal), epoch: opened.epoch, parallel: 2 });
}

/** The trees with every walked edge into a node of this finding led past that node. */
function withoutEdges(knowledge: Knowledge, finding: string, done: readonly ProbeDone[]): { pruned: Knowledge; count: number } {
  let count = 0;
  const past = (flow: Flow, from: string, kind: string | null, target: Target): Target => {
    const node = flow.nodes[target];
    if (node?.type !== 'finding' || node.finding !== finding || !walked(`${flow.id}/${from}`, kind, done)) return target;
    count += 1;
    return node.then;
  };
  const flows = knowledge.flows.map((flow) => ({
    ...flow,
    nodes: Object.fromEntries(
      Object.entries(flow.nodes).map(([id, node]) => [id, retarget(node, (kind, target) => past(flow, id, kind, target))]),
    ),
  }));
  return { pruned: { ...knowledge, flows }, count };
}

/** A probe's edge was walked when the probe gave that outcome; others are walked whenever their node is. */
function walked(node: string, kind: string | null, done: readonly ProbeDone[]): boolean {
  return kind === null || done.some((one) => one.node === node && one.outcome.kind === kind);
}

function retarget(node: FlowNode, to: (kind: string | null, target: Target) => Target): FlowNode {
  if (node.type === 'probe')
    return { ...node, on: Object.fromEntries(Object.entries(node.on).map(([kind, target]) => [kind, to(kind, target)])) };
  // biome-ignore-start lint/suspicious/noThenProperty: it is the flow format's own word.
  if (node.type === 'each') return { ...node, each: { ...node.each, walk: to(null, node.each.walk) }, then: to(null, node.then) };
  if (node.type === 'finding') return { ...node, then: to(null, node.then) };
  // biome-ignore-end lint/suspicious/noThenProperty: as above.
  const choices = Object.entries(node.choices).map(([id, choice]) => [id, { ...choice, go: to(null, choice.go) }]);
  return { ...node, choices: Object.fromEntries(choices) };
}
