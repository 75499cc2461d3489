import { basename } from 'node:path';
import { PROGRAMS } from './allowed-programs.ts';
import { failed } from './failure.ts';
import type { Failure } from './types.ts';

/**
 * Refuses every program and argument that isn't known to be read-only, before anything runs.
 * @returns null when the command may run
 */
export function refusal(argv: readonly string[], allowNetwork: boolean): Failure | null {
  const [program = '', ...args] = argv;
  const command = argv.join(' ');
  if (argv.some((word) => word.includes('\0'))) return failed('not-allowed', program, `${command} holds a NUL byte`);
  const rules = Object.hasOwn(PROGRAMS, basename(program)) ? PROGRAMS[basename(program)] : undefined;
  if (!rules) return failed('not-allowed', program, `${program} is not on the list of programs that postmedic may run`);
  if (rules.some((rule) => rule(args, { allowNetwork }))) return null;
  return failed('not-allowed', program, `"${command}" is not a form of ${program} that is known only to read`);
}
