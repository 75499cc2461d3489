import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Lets Node.js keep compiled code, which makes the next start faster. Such a cache is code: it is used only in a directory that
 * belongs to this user and that nobody else can write, never below /tmp.
 */
export function keepCompiledCode(): void {
  try {
    const directory = join(cacheHome(), 'postmedic', 'compiled');
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    if ([directory, join(directory, '..'), cacheHome()].every(isOnlyOurs)) enableCompileCache(directory);
  } catch {
    // A read-only or missing home only makes the start slower.
  }
}

function cacheHome(): string {
  const named = process.env.XDG_CACHE_HOME;
  return named !== undefined && isAbsolute(named) ? named : join(homedir(), '.cache');
}

function isOnlyOurs(path: string): boolean {
  const { uid, mode } = lstatSync(path);
  return uid === process.getuid?.() && (mode & 0o022) === 0;
}
