import type { LabRun } from './hosts.ts';
import { touchedBy } from './touched.ts';

export interface Wanted {
  readonly all: boolean;
  /** Names of runs, or ids of faults, which mean all their variants. */
  readonly names: readonly string[];
}

/** What to boot: everything, what was named, or all healthy hosts, the touched faults and today's third of the others. */
export function select(runs: readonly LabRun[], { all, names }: Wanted, today: Date): readonly LabRun[] {
  if (names.length > 0) return names.flatMap((name) => named(runs, name));
  if (all) return runs;
  const touched = touchedBy();
  const third = Math.floor(today.getTime() / 86_400_000) % 3;
  return runs.filter((run, index) => run.kind === 'healthy' || touched(run) || index % 3 === third);
}

function named(runs: readonly LabRun[], name: string): readonly LabRun[] {
  const found = runs.filter((run) => run.name === name || run.name.startsWith(`${name}/`));
  if (found.length === 0) throw new Error(`no host is called ${name}; --list shows them all`);
  return found;
}
