import { drawDot, drawMermaid } from '../flow/graph.ts';
import { loadKnowledge, loadToLint } from '../flow/knowledge.ts';
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

/** `postmedic flows lint`: 0 when nothing is wrong, else 1 and a line for each problem. */
export async function lintFlows(): Promise<number> {
  const [{ lint }, { problemLine }, { probes }] = await Promise.all([
    import('../flow/lint/lint.ts'),
    import('../flow/problem.ts'),
    import('../probes/registry.ts'),
  ]);
  const loaded = await loadToLint();
  const problems = lint(loaded, probes);
  for (const problem of problems) process.stdout.write(`${problemLine(problem)}\n`);
  if (problems.length > 0) return 1;
  const { flows, findings, messages } = loaded.knowledge;
  process.stdout.write(`${flows.length} flows, ${findings.length} findings, ${messages.length} messages: no problem\n`);
  return 0;
}

/** `postmedic flows graph [ID]`. */
export async function drawFlows(id: string | undefined, format: 'mermaid' | 'dot'): Promise<number> {
  const { flows } = await loadKnowledge();
  const chosen = id === undefined ? flows : flows.filter((flow) => flow.id === id);
  if (chosen.length === 0) return usageError(`no flow is called "${id}". There are: ${flows.map((flow) => flow.id).join(', ')}.`);
  process.stdout.write(format === 'mermaid' ? drawMermaid(chosen) : drawDot(chosen));
  return 0;
}
