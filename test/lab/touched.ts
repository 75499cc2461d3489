import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { LabRun } from './hosts.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Tells the runs whose fault, finding page or nearest probes changed since the branch left the main line, or since the last commit. */
export function touchedBy(changed = changedFiles(), flows = flowTexts()): (run: LabRun) => boolean {
  const stems = new Set(changed.map((path) => path.replace(/\.[a-z]+$/, '')));
  const sources = flows.flatMap(edgesToFindings);
  return (run) => {
    if (run.kind === 'healthy') return stems.has(`test/lab/healthy/${run.name}`);
    const probes = sources.filter(({ finding }) => finding === run.fault.finding).map(({ probe }) => `src/probes/${probe}`);
    const exercised = [`test/lab/faults/${run.fault.id}`, `flows/findings/${run.fault.finding}`, ...probes];
    return exercised.some((stem) => stems.has(stem));
  };
}

function changedFiles(): readonly string[] {
  const base = git('merge-base', 'HEAD', 'origin/HEAD')[0] ?? git('merge-base', 'HEAD', 'origin/main')[0];
  const since = base && base !== git('rev-parse', 'HEAD')[0] ? base : 'HEAD~1';
  return [...git('diff', '--name-only', since), ...git('ls-files', '--others', '--exclude-standard')];
}

function git(...argv: string[]): string[] {
  const { status, stdout } = spawnSync('git', ['-C', ROOT, ...argv], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n').filter(Boolean) : [];
}

function flowTexts(): readonly string[] {
  const directory = join(ROOT, 'flows');
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(directory, name), 'utf8'));
}

type Node = { probe?: string; finding?: string; on?: { [kind: string]: string } };

/** Which probe's outcome leads straight to which finding. */
function edgesToFindings(text: string): { probe: string; finding: string }[] {
  const nodes: { [id: string]: Node } = parse(text)?.nodes ?? {};
  return Object.values(nodes).flatMap(({ probe, on = {} }) =>
    Object.values(on).flatMap((target) => {
      const finding = nodes[target]?.finding;
      return probe && finding ? [{ probe, finding }] : [];
    }),
  );
}
