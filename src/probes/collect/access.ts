import type { FileStat } from '../../host/types.ts';

/** Who asks. Postfix gives up all groups but the primary one when it becomes mail_owner. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}
export type Need = 'read' | 'write' | 'search';
const BITS: Readonly<Record<Need, number>> = { read: 4, write: 2, search: 1 };

/** Does the mode let this account do it (path_resolution(7))? Access control lists are not seen. */
export function mayAccess(stat: FileStat, { uid, gid }: Account, needs: readonly Need[]): boolean {
  if (uid === 0) return true;
  const shift = stat.uid === uid ? 6 : stat.gid === gid ? 3 : 0;
  return needs.every((need) => (stat.mode >> shift) & BITS[need]);
}
