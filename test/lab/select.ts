import type { LabRun } from './hosts.ts';
import { touchedBy } from './touched.ts';

export interface Wanted {
  readonly all: boolean;
  /** Names of runs, or ids of faults, which mean all their variants. */
  readonly names: readonly string[];
}

/** What to boot: everything, what was named, or all healthy hosts, the touched faults and today's third of the others. Text: no such host. */
export function select(runs: readonly LabRun[], { all, names }: Wanted, today: Date): readonly LabRun[] | string {
  const unknown = names.find((name) => !runs.some((run) => isCalled(run, name)));
  if (unknown !== undefined) return `no host is called ${unknown}; --list shows them all`;
  if (names.length > 0) return runs.filter((run) => names.some((name) => isCalled(run, name)));
  if (all) return runs;
  const touched = touchedBy();
  const third = Math.floor(today.getTime() / 86_400_000) % 3;
  return runs.filter((run, index) => run.kind === 'healthy' || touched(run) || index % 3 === third);
}

const isCalled = (run: LabRun, name: string) => run.name === name || run.name.startsWith(`${name}/`);
