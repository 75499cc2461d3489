import { instancesOf } from '../diagnosis/diagnose.ts';
import { explore } from '../diagnosis/explore.ts';
import { probeDesk, type Question } from '../diagnosis/probe-desk.ts';
import type { ProbeDone, RaisedFinding } from '../flow/types.ts';
import type { Host } from '../host/types.ts';
import type { World } from './journey.ts';
import { reachable, symptomsOf } from './symptoms.ts';

export interface BackgroundOptions {
  readonly world: World;
  /** Outcome of the context probe. */
  readonly looked: ProbeDone;
  readonly host: Host;
  readonly epoch: number;
  readonly parallel: number;
  /** Called with the index of each symptom for which something was found. */
  readonly found: (symptom: number) => void;
}

/**
 * Looks ahead while the person reads the menu: walks the trees with cheap probes only. Anything dearer counts as not seen, so that a
 * hint rests on what was really seen. What was seen stays in the host's memo, and the walk that follows is quicker by it.
 */
export async function lookForHints({ world, looked, host, epoch, parallel, found }: BackgroundOptions): Promise<void> {
  const desk = probeDesk({ probes: world.probes, epoch, size: parallel, onDone: () => {} });
  const ask = (question: Question, on: Host) =>
    isCheap(world, question.probe) ? desk.ask(question, on) : Promise.resolve(notYet(question, epoch));
  for (const instance of instancesOf(looked)) {
    for (const { id: flow } of world.knowledge.flows) {
      const scope = { instance, context: looked.outcome };
      const { raised } = await explore({ ...world, flow, scope, host, ask });
      for (const symptom of symptomsWith(raised, flow, world)) found(symptom);
    }
  }
}

function isCheap({ probes }: World, id: string): boolean {
  return probes[id]?.cost === 'cheap';
}

function notYet(question: Question, epoch: number): ProbeDone {
  const outcome = { kind: 'unknown', reason: 'not asked yet', failure: 'not-allowed', what: question.probe };
  return { epoch, ...question, outcome, evidence: [], elapsedMs: 0 };
}

/** Symptoms of this flow whose walk can come to what was found; notes don't count. */
function symptomsWith(raised: readonly RaisedFinding[], flow: string, { knowledge }: World): number[] {
  const tree = knowledge.flows.find((one) => one.id === flow);
  if (tree === undefined) return [];
  const serious = raised.filter(
    ({ id, restsOn }) => restsOn !== 'answer' && knowledge.findings.some((page) => page.id === id && page.severity !== 'note'),
  );
  return symptomsOf(knowledge).flatMap((symptom, index) => {
    if (symptom.flow !== flow) return [];
    const nodes = reachable(tree, symptom.node);
    // What another flow has found, to which this one led, is hinted at there.
    const leadsThere = ({ node }: RaisedFinding) => node.startsWith(`${flow}/`) && nodes.has(node.slice(flow.length + 1));
    return serious.some(leadsThere) ? [index] : [];
  });
}
