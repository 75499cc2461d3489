import type { MasterService } from './master-service.ts';

/**
 * Does the service run in the jail (the queue directory)? `-` means no from compatibility_level 1 on, and yes below it (master(5)).
 * @param level the value of compatibility_level
 */
export function isChrooted({ chroot }: Pick<MasterService, 'chroot'>, level: string | undefined): boolean {
  if (chroot !== '-') return chroot === 'y';
  return Number.parseInt(level ?? '0', 10) < 1;
}
