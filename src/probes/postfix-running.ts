import { z } from 'zod';
import type { Host } from '../host/types.ts';
import { type FileLock, readFileLocks } from './collect/file-locks.ts';
import { readInstances, type SeenInstance } from './collect/instances.ts';
import { readMasters } from './collect/masters.ts';
import type { MastersView } from './collect/running-master.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('running'), pid: z.number(), program: z.string() }),
  z.object({ kind: z.literal('stopped'), queueDirectory: z.string() }),
  /** This one is down while another instance of this host runs. */
  z.object({ kind: z.literal('stopped-beside-others'), queueDirectory: z.string(), others: z.array(z.string()) }),
  /** An instance that is disabled, so that nobody expects it to run: the parent of a multi-instance host. */
  z.object({ kind: z.literal('switched-off') }),
  /** A process that is no master holds the lock: Postfix believes that it runs already. */
  z.object({ kind: z.literal('lock-held-by-other'), pid: z.number(), name: z.string(), path: z.string(), queueDirectory: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly instances: readonly SeenInstance[];
  readonly view: MastersView;
  /** The lock on this instance's master.pid, whoever holds it. */
  readonly lock: FileLock | null;
}

export default defineProbe({
  id: 'postfix-running',
  question: 'Is Postfix running?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, queueDirectory: z.string() }),
  outcome: Outcome,
  commands: ({ queueDirectory }) => [
    `ls -i ${queueDirectory}/pid/master.pid`,
    'cat /proc/locks',
    'ps -eo pid,ppid,user,args | grep [m]aster',
  ],
  async collect(host: Host, { queueDirectory }): Promise<Facts> {
    const view = await readMasters(host);
    const [instances, lock] = await Promise.all([readInstances(host, view), lockOn(host, `${queueDirectory}/pid/master.pid`)]);
    return { instances, view, lock };
  },
  interpret(facts, { instance, queueDirectory }): Interpretation<Outcome> {
    const mine = facts.instances.find((seen) => seen.instance.config === instance.config);
    if (mine === undefined) return { outcome: unseen('this instance is not there any more'), evidence: [] };
    const evidence = evidenceOf(mine, facts);
    const { running, master, seen } = mine.running;
    if (running === 'yes' && master) return { outcome: { kind: 'running', pid: master.pid, program: programOf(master) }, evidence };
    const other = holder(facts);
    if (other)
      return { outcome: { kind: 'lock-held-by-other', ...other, path: `${queueDirectory}/pid/master.pid`, queueDirectory }, evidence };
    if (running === 'unknown') return { outcome: unseen(seen), evidence };
    return { outcome: down(mine, facts, queueDirectory), evidence };
  },
});

function down({ instance }: SeenInstance, { instances }: Facts, queueDirectory: string): Outcome {
  const others = instances.filter((one) => one.instance.config !== instance.config);
  if (!instance.enabled && others.length > 0) return { kind: 'switched-off' };
  const alive = others.filter((one) => one.running.running === 'yes').map((one) => one.instance.name);
  return alive.length > 0 ? { kind: 'stopped-beside-others', queueDirectory, others: alive } : { kind: 'stopped', queueDirectory };
}

const programOf = ({ exe, argv }: { readonly exe: string | null; readonly argv: readonly string[] }): string => exe ?? argv[0] ?? 'master';

/** Inode numbers repeat on other devices, and overlays hide theirs: only a process that is seen to have the file open is named. */
async function lockOn(host: Host, path: string): Promise<FileLock | null> {
  const [locks, file] = await Promise.all([readFileLocks(host), host.stat(path)]);
  if (!locks.ok || !file.ok) return null;
  const candidates = locks.value.filter(({ inode, pid }) => inode === file.value.inode && pid > 0);
  for (const lock of candidates) if (await hasOpen(host, lock.pid, path)) return lock;
  return null;
}

async function hasOpen(host: Host, pid: number, path: string): Promise<boolean> {
  const open = await host.list(`/proc/${pid}/fd`);
  if (!open.ok) return false;
  const targets = await Promise.all(open.value.map(({ name }) => host.readlink(`/proc/${pid}/fd/${name}`)));
  return targets.some((target) => target.ok && target.value === path);
}

function holder({ lock, view }: Facts): { pid: number; name: string } | null {
  if (lock === null || !view.processes.ok || view.masters.some(({ pid }) => pid === lock.pid)) return null;
  const process = view.processes.value.find(({ pid }) => pid === lock.pid);
  return process ? { pid: process.pid, name: process.name } : null;
}

function evidenceOf({ running }: SeenInstance, { view }: Facts): Evidence[] {
  const masters = view.masters.map(({ pid, argv }) => `${pid} ${argv.join(' ')}`);
  return [
    { source: '/proc/locks', lines: [running.seen] },
    { source: 'ps -eo pid,args', lines: masters.length > 0 ? masters : ['no master process'] },
  ];
}

const unseen = (reason: string): Outcome => ({ kind: 'unknown', reason, failure: 'denied', what: 'master.pid' });
