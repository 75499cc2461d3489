import type { FileStat, Host, ProcessInfo, Result } from '../../host/types.ts';
import { devicesOf, type FileLock } from './file-locks.ts';

export interface Running {
  readonly running: 'yes' | 'no' | 'unknown';
  readonly master: ProcessInfo | null;
  /** How it was seen: a line of /proc/locks, a process, or why it could not be seen. */
  readonly seen: string;
}

/** What the host shows of all masters, read once for all instances. */
export interface MastersView {
  readonly locks: Result<readonly FileLock[]>;
  readonly processes: Result<readonly ProcessInfo[]>;
  /** Processes of our PID namespace whose program is called `master` as Postfix names it. */
  readonly masters: readonly ProcessInfo[];
}

/**
 * Is Postfix running on this queue? Yes when a live master holds a lock on `pid/master.pid`: master takes it at start and keeps it
 * (master(8)); the file alone, or a number in it, says nothing.
 */
export async function runningMaster(host: Host, queueDirectory: string, view: MastersView): Promise<Running> {
  if (!view.processes.ok) return unseen(view.processes.reason);
  if (!view.processes.value.some((process) => process.pid === 1)) return unseen('this user sees only its own processes');
  const path = `${queueDirectory}/pid/master.pid`;
  const file = await host.stat(path);
  if (!file.ok) return byQueue(host, queueDirectory, view, file.kind === 'not-found' ? null : file.reason);
  if (!view.locks.ok) return byQueue(host, queueDirectory, view, view.locks.reason);
  const devices = await devicesOf(host, path, file.value);
  const lock = view.locks.value.find((held) => held.inode === file.value.inode && devices.includes(held.device));
  const master = view.masters.find((process) => process.pid === lock?.pid);
  if (lock && master) return { running: 'yes', master, seen: lock.line };
  if (!lock && new Set(devices).size === 1) return { running: 'no', master: null, seen: `no lock on ${path} in /proc/locks` };
  return byQueue(host, queueDirectory, view, null);
}

/** Without the lock: master works in its queue directory. Who may not see that, and sees masters that could be it, doesn't know. */
async function byQueue(host: Host, queueDirectory: string, view: MastersView, why: string | null): Promise<Running> {
  const queue = await host.stat(queueDirectory);
  const places = await Promise.all(view.masters.map((master) => host.stat(`/proc/${master.pid}/cwd`)));
  const here = view.masters.find((_, index) => queue.ok && sameFile(places[index], queue.value));
  if (here) return { running: 'yes', master: here, seen: `process ${here.pid}: ${here.argv.join(' ')}, in ${queueDirectory}` };
  if (places.some((place) => !place.ok)) return unseen(why ?? 'a master runs, but this user may not see for which queue');
  return { running: 'no', master: null, seen: view.masters.length === 0 ? 'no master process' : `no master works in ${queueDirectory}` };
}

export const sameFile = (one: Result<FileStat> | undefined, other: FileStat): boolean =>
  one?.ok === true && one.value.inode === other.inode && one.value.device === other.device;

const unseen = (seen: string): Running => ({ running: 'unknown', master: null, seen });

/** A Postfix master by its program file, or by its first argument where the program file may not be seen. */
export function isMaster({ exe, argv, root }: ProcessInfo): boolean {
  return (root === null || root === '/') && /^\/.*\/master$/.test(exe ?? argv[0] ?? '');
}
