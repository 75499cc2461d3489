import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { failed } from './failure.ts';
import type { Result } from './types.ts';

/**
 * The file that a program name stands for. An absolute name must be a program that only root can have written: it is run with the
 * rights of whoever diagnoses.
 */
export async function findProgram(name: string, path: string): Promise<Result<string>> {
  if (path === '') return failed('not-found', name, `the program ${basename(name)} was not found: there is no search path`);
  if (isAbsolute(name)) return trustedFile(name, basename(name));
  let denied: string | undefined;
  for (const directory of path.split(':').filter(isAbsolute)) {
    const file = join(directory, name);
    if (!(await isRegular(file))) continue;
    if (await mayRun(file)) return { ok: true, value: file };
    denied ??= file;
  }
  if (denied) return failed('denied', name, `${denied} may not be executed by this user`);
  return failed('not-found', name, `the program ${name} was not found`);
}

/** A regular file which, like its directory, belongs to root and which nobody else may change. */
export async function trustedFile(file: string, what: string): Promise<Result<string>> {
  const found = await stat(file).catch(() => undefined);
  if (!found) return failed('not-found', what, `${file} does not exist, or this user may not see it`);
  const directory = await stat(dirname(file));
  const safe = [found, directory].every(({ uid, mode }) => uid === 0 && (mode & 0o022) === 0);
  if (found.isFile() && safe) return { ok: true, value: file };
  return failed('not-allowed', what, `${file} is not run: it is no regular file, or somebody other than root may change it`);
}

const isRegular = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
const mayRun = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
