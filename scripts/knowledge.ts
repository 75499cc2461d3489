import { fileURLToPath } from 'node:url';
import { lint } from '../src/flow/lint/lint.ts';
import { load } from '../src/flow/load.ts';
import { problemLine } from '../src/flow/problem.ts';
import type { Knowledge } from '../src/flow/types.ts';
import { probes } from '../src/probes/registry.ts';

export const FLOWS = fileURLToPath(new URL('../flows', import.meta.url));

/** What the program will know, checked. @throws with every problem, one a line: a build never holds a broken flow, a draft may. */
export function compileKnowledge({ draft = false } = {}): Knowledge {
  const loaded = load(FLOWS);
  const problems = lint(loaded, probes);
  if (problems.length > 0 && !draft) throw new Error(`flows/ has problems:\n${problems.map(problemLine).join('\n')}`);
  if (problems.length > 0) console.error(`flows/ has ${problems.length} problems; this draft goes on without what can't be read`);
  return loaded.knowledge;
}
