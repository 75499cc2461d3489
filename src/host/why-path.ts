import { lstat, readlink, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf, failed, failureOf } from './failure.ts';
import type { Failure } from './types.ts';

/** Why a path gave nothing, down to the component that is missing or closed. */
export async function whyPath(error: unknown, path: string): Promise<Failure> {
  const errno = errnoOf(error);
  if (errno === 'ENOENT') return failed('not-found', path, await whyMissing(path));
  if (errno === 'EACCES') return failed('denied', path, await whyDenied(path));
  return failureOf(error, path);
}

async function whyMissing(path: string): Promise<string> {
  if (await isLink(path)) return `${path} is a symbolic link to ${await readlink(path).catch(() => '?')}, which does not exist`;
  const missing = await firstBad(path, 'ENOENT');
  return missing === path ? `${path} does not exist` : `${path} does not exist: ${missing} is missing`;
}

async function whyDenied(path: string): Promise<string> {
  const closed = await firstBad(path, 'EACCES');
  const seen = await stat(closed).then(
    () => true,
    () => false,
  );
  return seen ? `this user may not read ${path}` : `this user may not look into ${dirname(closed)}`;
}

/** The component nearest to the root whose stat fails with `errno`; the path itself when none does. */
async function firstBad(path: string, errno: string): Promise<string> {
  if (path === '/' || path === '.') return path;
  const parent = dirname(path);
  const code = await stat(parent).then(() => '', errnoOf);
  return code === errno ? firstBad(parent, errno) : path;
}

const isLink = (path: string): Promise<boolean> =>
  lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
