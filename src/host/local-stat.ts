import type { BigIntStats, Dirent } from 'node:fs';
import { lstat, readdir, readlink, stat, statfs } from 'node:fs/promises';
import { failed } from './failure.ts';
import { LIMITS } from './local-options.ts';
import type { DirectoryEntry, FileStat, FileType, Result, StatfsValue } from './types.ts';
import { whyPath } from './why-path.ts';

export const statOf = (path: string): Promise<Result<FileStat>> => seen(path, async () => fileStat(await stat(path, { bigint: true })));
export const lstatOf = (path: string): Promise<Result<FileStat>> => seen(path, async () => fileStat(await lstat(path, { bigint: true })));
export const readlinkOf = (path: string): Promise<Result<string>> => seen(path, () => readlink(path));

export const statfsOf = (path: string): Promise<Result<StatfsValue>> =>
  seen(path, async () => {
    const { type, bsize, blocks, bavail, files, ffree } = await statfs(path);
    return { type, totalBytes: blocks * bsize, availableBytes: bavail * bsize, totalInodes: files, freeInodes: ffree };
  });

/** Entries sorted by name, so that two recordings of the same directory are the same. */
export async function listOf(path: string): Promise<Result<readonly DirectoryEntry[]>> {
  const entries = await seen(path, () => readdir(path, { withFileTypes: true }));
  if (!entries.ok) return entries;
  if (entries.value.length > LIMITS.listEntries) return failed('too-large', path, `${path} has more than ${LIMITS.listEntries} entries`);
  const value = entries.value.map((entry) => ({ name: entry.name, type: typeOf(entry) ?? ('unknown' as const) }));
  return { ok: true, value: value.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

async function seen<T>(path: string, look: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await look() };
  } catch (error) {
    return whyPath(error, path);
  }
}

function fileStat(found: BigIntStats): FileStat {
  return {
    type: typeOf(found) ?? 'file',
    mode: Number(found.mode & 0o7777n),
    uid: Number(found.uid),
    gid: Number(found.gid),
    size: Number(found.size),
    mtimeMs: Number(found.mtimeMs),
    ctimeMs: Number(found.ctimeMs),
    inode: Number(found.ino),
    device: deviceOf(found.dev),
    links: Number(found.nlink),
  };
}

/** dev_t as "major:minor" (makedev(3), Linux). */
const deviceOf = (dev: bigint): string =>
  `${((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn)}:${(dev & 0xffn) | ((dev >> 12n) & 0xffffff00n)}`;

export function typeOf(found: BigIntStats | Dirent): FileType | undefined {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'directory';
  if (found.isSymbolicLink()) return 'symlink';
  if (found.isSocket()) return 'socket';
  if (found.isFIFO()) return 'fifo';
  if (found.isCharacterDevice()) return 'character-device';
  return found.isBlockDevice() ? 'block-device' : undefined;
}
