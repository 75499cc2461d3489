import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { readInstances, type SeenInstance } from './collect/instances.ts';
import { readMasters } from './collect/masters.ts';
import { sameFile } from './collect/running-master.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Parameter = z.enum(['queue_directory', 'data_directory']);
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own') }),
  /** Two instances that are meant to run use one directory: only one of them can. */
  z.object({ kind: z.literal('shared'), parameter: Parameter, path: z.string(), other: z.string(), otherConfig: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Seen {
  readonly instance: SeenInstance['instance'];
  readonly path: string;
  readonly stat: Result<FileStat>;
}
export interface Facts {
  readonly seen: readonly Seen[];
}

export default defineProbe({
  id: 'shared-directory',
  question: 'Is this directory used by this instance alone?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, parameter: Parameter }),
  outcome: Outcome,
  commands: ({ parameter }) => [`postmulti -x postconf -h ${parameter}`],
  async collect(host: Host, { parameter }): Promise<Facts> {
    const instances = await readInstances(host, await readMasters(host));
    const path = ({ instance }: SeenInstance) => (parameter === 'queue_directory' ? instance.queueDirectory : instance.dataDirectory);
    const seen = instances.map(async (one) => ({ instance: one.instance, path: path(one), stat: await host.stat(path(one)) }));
    return { seen: await Promise.all(seen) };
  },
  interpret({ seen }, { instance, parameter }): Interpretation<Outcome> {
    const mine = seen.find((one) => one.instance.config === instance.config);
    if (mine === undefined) return { outcome: { kind: 'own' }, evidence: [] };
    const others = seen.filter((one) => one !== mine && (one.instance.enabled || isOwnRun(one, mine)));
    const other = others.find((one) => one.path === mine.path || (mine.stat.ok && sameFile(one.stat, mine.stat.value)));
    if (!mine.instance.enabled || other === undefined) {
      return { outcome: mine.stat.ok || mine.stat.kind === 'not-found' ? { kind: 'own' } : unknown(mine.stat), evidence: [] };
    }
    const lines = [mine, other].map((one) => `${one.instance.config}: ${parameter} = ${one.path}`);
    const outcome: Outcome = { kind: 'shared', parameter, path: mine.path, other: other.instance.name, otherConfig: other.instance.config };
    return { outcome, evidence: [{ source: 'postconf', lines }] };
  },
});

/** It runs by a master of its own, not by the one that holds the shared queue. */
const isOwnRun = (one: Seen, mine: Seen): boolean => one.instance.running === 'yes' && one.instance.masterPid !== mine.instance.masterPid;
