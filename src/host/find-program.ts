import { constants } from 'node:fs';
import { access, open, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { failed } from './failure.ts';
import type { Failure, Result } from './types.ts';

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
    if (await mayRun(file)) return (await isProgram(file)) ? { ok: true, value: file } : notAProgram(file, name);
    denied ??= file;
  }
  if (denied) return failed('denied', name, `${denied} may not be executed by this user`);
  return failed('not-found', name, `the program ${name} was not found`);
}

/** A regular file which, like every directory above it, belongs to root and which nobody else may change. */
export async function trustedFile(file: string, what: string): Promise<Result<string>> {
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined) return failed('not-found', what, `${file} does not exist, or this user may not see it`);
  const [found, ...above] = await Promise.all(withParents(real).map((path) => stat(path)));
  const safe = [found, ...above].every((one) => one?.uid === 0 && (one.mode & 0o022) === 0);
  if (found?.isFile() && safe) return { ok: true, value: real };
  return failed('not-allowed', what, `${file} is not run: it is no regular file, or somebody other than root may change it`);
}

const withParents = (path: string): readonly string[] => (path === '/' ? ['/'] : [path, ...withParents(dirname(path))]);

const notAProgram = (file: string, what: string): Failure =>
  failed('bad-output', what, `${file} is damaged: it is no program and no script`);

/**
 * Linux programs begin with ELF, scripts with #!. An empty or broken file would be handed to a shell by execvp(3), which finds nothing
 * to do in it and reports success.
 */
async function isProgram(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (!file) return true;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0).finally(() => file.close());
  const magic = buffer.toString('latin1', 0, bytesRead);
  return magic === '\x7fELF' || magic.startsWith('#!');
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
