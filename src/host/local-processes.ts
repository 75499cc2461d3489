import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { failureOf } from './failure.ts';
import type { ProcessInfo, Result } from './types.ts';

/** Clock ticks a second in /proc/PID/stat: USER_HZ is 100 on every Linux that Node runs on. */
const TICKS = 100;
const BATCH = 32;

/** Every process of this PID namespace, from /proc (proc(5)). The ones that end meanwhile are left out. */
export async function allProcesses(signal?: AbortSignal): Promise<Result<readonly ProcessInfo[]>> {
  try {
    const bootMs = bootTimeMs();
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const found: ProcessInfo[] = [];
    for (const [at, pid] of pids.entries()) {
      // Synchronous reads are the cheapest here; the pauses keep the keys alive.
      if (at % BATCH === BATCH - 1) await nextTurn(undefined, signal && { signal });
      const info = processInfo(pid, bootMs);
      if (info) found.push(info);
    }
    return { ok: true, value: found };
  } catch (error) {
    return failureOf(error, '/proc');
  }
}

/** When the kernel booted, milliseconds since the epoch. */
export const bootTimeMs = (): number => Number(/^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? 0) * 1000;

function processInfo(pid: string, bootMs: number): ProcessInfo | undefined {
  const stat = read(`/proc/${pid}/stat`);
  const status = read(`/proc/${pid}/status`);
  if (stat === null || status === null) return undefined;
  // The name stands in parentheses and may hold blanks and parentheses itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const exe = link(`/proc/${pid}/exe`);
  return {
    pid: Number(pid),
    ppid: Number(fields[1]),
    uid: Number(/^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1] ?? -1),
    name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
    argv: (read(`/proc/${pid}/cmdline`) ?? '')
      .replace(/\0$/, '')
      .split('\0')
      .filter((word, at) => at > 0 || word !== ''),
    exe: exe?.replace(/ \(deleted\)$/, '') ?? null,
    exeDeleted: exe?.endsWith(' (deleted)') ?? false,
    root: link(`/proc/${pid}/root`),
    startedAtMs: bootMs + (Number(fields[19]) * 1000) / TICKS,
    pidNamespace: namespace(pid, 'pid') ?? namespaceByDepth(status),
    mountNamespace: namespace(pid, 'mnt'),
    netNamespace: namespace(pid, 'net'),
    unit: unitOf(read(`/proc/${pid}/cgroup`) ?? ''),
  };
}

/** The last part of the cgroup's path: a systemd unit where systemd runs. */
export function unitOf(cgroup: string): string | null {
  const path = /^0::(.*)$/m.exec(cgroup)?.[1] ?? /^\d+:name=systemd:(.*)$/m.exec(cgroup)?.[1] ?? '';
  const parts = path.split('/').filter((part) => part !== '');
  return parts.findLast((part) => /\.(service|scope|socket)$/.test(part)) ?? parts.at(-1) ?? null;
}

const namespace = (pid: string, kind: string): string | null => /\[(\d+)\]/.exec(link(`/proc/${pid}/ns/${kind}`) ?? '')?.[1] ?? null;

/**
 * Where this user may not read the link: NSpid of proc(5) lists a process' ids from our PID namespace inwards, so that a second one tells
 * a process of a container. Without it, a container's syslog daemon or master would pass for ours.
 */
function namespaceByDepth(status: string): string | null {
  const ids = /^NSpid:\s+(.*)$/m.exec(status)?.[1]?.trim().split(/\s+/);
  if (ids === undefined) return null;
  return ids.length > 1 ? 'nested' : namespace('self', 'pid');
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function link(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
