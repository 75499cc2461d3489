import { usageError } from './exit.ts';
import type { Build } from './program.ts';

export async function demo(_build: Build, _id?: string, _options?: object): Promise<number> {
  return usageError('the wizard has no screens yet.');
}
