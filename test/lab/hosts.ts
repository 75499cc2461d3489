import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Break, Fault, Healthy } from './types.ts';

/** One private host to boot: a healthy one, or one break of a fault. */
export type LabRun =
  | { readonly name: string; readonly kind: 'healthy'; readonly host: Healthy }
  | { readonly name: string; readonly kind: 'fault'; readonly fault: Fault; readonly how: Break };

/** Every run of faults/ and healthy/, healthy hosts first, each by name. */
export async function allRuns(): Promise<readonly LabRun[]> {
  const [healthy, faults] = await Promise.all([definitions<Healthy>('healthy'), definitions<Fault>('faults')]);
  return [...healthy.map((host): LabRun => ({ name: host.id, kind: 'healthy', host })), ...faults.flatMap(runsOf)];
}

function runsOf(fault: Fault): LabRun[] {
  return fault.breaks.map((how) => ({ name: how.name === fault.id ? fault.id : `${fault.id}/${how.name}`, kind: 'fault', fault, how }));
}

async function definitions<D extends { id: string }>(folder: string): Promise<D[]> {
  const directory = join(import.meta.dirname, folder);
  const files = readdirSync(directory)
    .filter((name) => name.endsWith('.ts'))
    .sort();
  return Promise.all(files.map((file) => definition<D>(directory, file)));
}

async function definition<D extends { id: string }>(directory: string, file: string): Promise<D> {
  const loaded: { default: D } = await import(join(directory, file));
  if (loaded.default?.id !== file.slice(0, -'.ts'.length)) throw new Error(`${join(directory, file)}: the id must be the file's name`);
  return loaded.default;
}
