import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUNDLE = `${ROOT}dist/postmedic.js`;

/** vitest's global set-up: tests of commands and terminals start the built program, so it is built first where it is out of date. */
export function setup(): void {
  if (isCurrent()) return;
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.ts', '--draft'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the program can't be built: ${stderr}`);
}

function isCurrent(): boolean {
  if (!existsSync(BUNDLE)) return false;
  const built = statSync(BUNDLE).mtimeMs;
  const sources = globSync(['src/**/*.{ts,tsx}', 'flows/**/*', 'scripts/*.ts', 'package.json'], { cwd: ROOT });
  return sources.every((file) => statSync(`${ROOT}${file}`).mtimeMs < built);
}
