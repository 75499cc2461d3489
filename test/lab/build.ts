import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
export const PROGRAM = join(ROOT, 'dist/postmedic.js');

/** Makes the program under test anew; null when it went well, else why not. */
export function build(): string | null {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? null : `the build failed: ${(stderr || stdout).trim()}`;
}
