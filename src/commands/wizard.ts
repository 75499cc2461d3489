import { usageError } from './exit.ts';
import type { Build } from './program.ts';

/** Replaced as soon as the screens are there. */
export async function wizard(_build: Build, _options: object = {}): Promise<number> {
  return usageError('the wizard has no screens yet; use `postmedic check`.');
}
