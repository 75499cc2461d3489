import type { Failure, Host } from '../../host/types.ts';

/** What stands in the way of running a file: nothing, a fault of the file, or that this user can't see it. */
export type Runnable =
  | { readonly state: 'fine' }
  | { readonly state: 'bad'; readonly why: string }
  | { readonly state: 'unseen'; readonly failure: Failure };

/** Could root run this file? A link is followed; some executable bit is enough (execve(2)). */
export async function runnable(host: Host, path: string): Promise<Runnable> {
  const [file, link] = await Promise.all([host.stat(path), host.lstat(path)]);
  if (!file.ok && file.kind !== 'not-found') return { state: 'unseen', failure: file };
  if (!file.ok) return { state: 'bad', why: link.ok && link.value.type === 'symlink' ? 'is a link that leads nowhere' : 'does not exist' };
  if (file.value.type !== 'file') return { state: 'bad', why: `is a ${file.value.type}, not a program` };
  if (file.value.size === 0) return { state: 'bad', why: 'is empty' };
  return (file.value.mode & 0o111) === 0 ? { state: 'bad', why: 'is not executable' } : { state: 'fine' };
}
