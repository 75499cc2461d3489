import { usageError } from './exit.ts';

/** `postmedic replay FILE`: the walk of a saved session as text. Nothing of it is run. */
export async function replay(file: string): Promise<number> {
  const { printWalk } = await import('../session/print.ts');
  const { loadKnowledge } = await import('../flow/knowledge.ts');
  const { probes } = await import('../probes/registry.ts');
  const printed = printWalk(file, await loadKnowledge(), probes);
  if (!printed.ok) return usageError(printed.message);
  process.stdout.write(printed.text);
  return 0;
}
