import type { Failure, FailureKind } from './types.ts';

export const failed = (kind: FailureKind, what: string, reason: string): Failure => ({ ok: false, kind, reason, what });

const KINDS: Readonly<Record<string, readonly [FailureKind, string]>> = {
  ENOENT: ['not-found', 'does not exist'],
  ENOTDIR: ['not-found', 'has something on its path that is no directory'],
  ENXIO: ['not-found', 'has nothing behind it'],
  ENODEV: ['not-found', 'has no device behind it'],
  ESRCH: ['not-found', 'has ended'],
  EACCES: ['denied', 'is closed to this user'],
  EPERM: ['denied', 'is closed to this user'],
  EISDIR: ['bad-output', 'is a directory'],
  ELOOP: ['bad-output', 'is a symbolic link that leads back to itself'],
  ENAMETOOLONG: ['bad-output', 'has a name that is too long'],
  EINVAL: ['bad-output', 'is not of the expected kind'],
  EIO: ['bad-output', 'cannot be read: the disk reports an error'],
  ETIMEDOUT: ['timed-out', 'gave no answer in time'],
  EMFILE: ['bad-output', 'cannot be opened: too many files are open'],
  ENFILE: ['bad-output', 'cannot be opened: too many files are open'],
};

/** errno name of a Node system error, or an empty string. */
export const errnoOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** A system error in words; an error without errno is a bug of ours or of Node and still only data. */
export function failureOf(error: unknown, what: string): Failure {
  const [kind, words] = KINDS[errnoOf(error)] ?? ['bad-output', `failed: ${error instanceof Error ? error.message : String(error)}`];
  return failed(kind, what, `${what} ${words}`);
}
