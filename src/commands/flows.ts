import { drawDot, drawMermaid } from '../flow/graph.ts';
import { loadKnowledge } from '../flow/knowledge.ts';
import { usageError } from './exit.ts';

/** `postmedic flows list`. */
export async function listFlows(): Promise<number> {
  const { flows } = await loadKnowledge();
  for (const flow of flows) {
    process.stdout.write(`${flow.id}  (section ${flow.section})  ${flow.title}\n`);
    for (const symptom of flow.symptoms) process.stdout.write(`  - ${symptom.say}\n`);
  }
  return 0;
}

/** `postmedic flows graph [ID]`. */
/** `postmedic flows lint`. */
export async function lintFlows(): Promise<number> {
  return usageError('not yet');
}

export async function drawFlows(id: string | undefined, format: 'mermaid' | 'dot'): Promise<number> {
  const { flows } = await loadKnowledge();
  const chosen = id === undefined ? flows : flows.filter((flow) => flow.id === id);
  if (chosen.length === 0) return usageError(`no flow is called "${id}". There are: ${flows.map((flow) => flow.id).join(', ')}.`);
  process.stdout.write(format === 'mermaid' ? drawMermaid(chosen) : drawDot(chosen));
  return 0;
}
