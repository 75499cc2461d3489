import { usageError } from './exit.ts';
import type { Build } from './program.ts';

export async function listKeys(_build: Build): Promise<number> {
  return usageError('the wizard has no screens yet.');
}
