import type { Probes } from '../atlas.ts';
import type { Loaded } from '../load-files.ts';
import type { Problem } from '../problem.ts';
import { lintAnswers } from './answers.ts';
import { lintEndings } from './endings.ts';
import { lintMessages } from './messages.ts';
import { lintOutcomes } from './outcomes.ts';
import { lintPages } from './pages.ts';
import { lintReachable } from './reachable.ts';
import { lintReferences } from './references.ts';
import { lintTargets } from './targets.ts';
import { lintUsage } from './usage.ts';
import { worldOf } from './world.ts';

/** Hold for each flow, page and message by itself. */
const RULES = [lintTargets, lintOutcomes, lintAnswers, lintReachable, lintEndings, lintReferences, lintPages];
/** Need everything: what stands in a file that couldn't be read would be missed. */
const LOOP = [lintUsage, lintMessages];

/** All that is wrong with flows/, by file and line: what the loader found, and what the rules of this folder prove. */
export function lint(loaded: Loaded, probes: Probes): Problem[] {
  const world = worldOf(loaded, probes);
  const rules = loaded.problems.length === 0 ? [...RULES, ...LOOP] : RULES;
  return [...loaded.problems, ...rules.flatMap((rule) => rule(world))].sort(byPlace);
}

function byPlace(a: Problem, b: Problem): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
