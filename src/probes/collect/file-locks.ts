import type { FileStat, Host, Result } from '../../host/types.ts';

/** A held lock of /proc/locks. A PID outside our PID namespace is shown as 0, or the line is left out. */
export interface FileLock {
  readonly pid: number;
  /** "major:minor" in decimal. */
  readonly device: string;
  readonly inode: number;
  readonly line: string;
}

/** Reads /proc/locks (proc(5)); waiting locks (`->`) are left out. */
export async function readFileLocks(host: Host): Promise<Result<readonly FileLock[]>> {
  const text = await host.readFile('/proc/locks');
  return text.ok ? { ok: true, value: parseFileLocks(text.value) } : text;
}

const HELD = /^\d+: (?:FLOCK|POSIX|OFDLCK)\s+\S+\s+\S+\s+(-?\d+) ([0-9a-f]+):([0-9a-f]+):(\d+) /;

export function parseFileLocks(text: string): readonly FileLock[] {
  return text.split('\n').flatMap((line) => {
    const [, pid, major, minor, inode] = HELD.exec(line) ?? [];
    if (pid === undefined || major === undefined || minor === undefined) return [];
    const device = `${Number.parseInt(major, 16)}:${Number.parseInt(minor, 16)}`;
    return [{ pid: Number(pid), device, inode: Number(inode), line: line.trim() }];
  });
}

/**
 * Devices under which /proc/locks may show a file. overlayfs and btrfs report one device by stat(2) and another, the mount's, in
 * /proc/locks.
 */
export async function devicesOf(host: Host, path: string, stat: FileStat): Promise<readonly string[]> {
  const mounts = await host.readFile('/proc/self/mountinfo');
  const mount = mounts.ok ? mountDevice(mounts.value, path) : null;
  return mount === null ? [stat.device] : [stat.device, mount];
}

/** The device of the mount that holds a path: the longest mount point, the latest mount on it (proc(5), mountinfo). */
export function mountDevice(mountinfo: string, path: string): string | null {
  let best = { point: '', device: null as string | null };
  for (const line of mountinfo.split('\n')) {
    const [, , device, , point] = line.split(' ');
    if (device === undefined || point === undefined || point.length < best.point.length) continue;
    if (point === '/' || path === point || path.startsWith(`${point}/`)) best = { point, device };
  }
  return best.device;
}
