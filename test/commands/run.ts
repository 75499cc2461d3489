import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/postmedic.js', import.meta.url));

/** Runs the built program to its end, off a terminal. */
export function postmedic(args: readonly string[], options: { readonly env?: NodeJS.ProcessEnv; readonly input?: string } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    input: options.input ?? '',
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...options.env },
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}
