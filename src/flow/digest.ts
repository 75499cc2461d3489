import { createHash } from 'node:crypto';
import type { Knowledge } from './types.ts';

/** SHA-256 of all that a flow, page or message says: recordings carry it. */
export function digestOf({ flows, findings, messages }: Omit<Knowledge, 'digest'>): string {
  return createHash('sha256')
    .update(JSON.stringify([flows, findings, messages]))
    .digest('hex');
}
