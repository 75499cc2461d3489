import type { Host } from '../../host/types.ts';

/** Where distributions and the source put the daemons. */
export const DAEMON_DIRECTORIES = ['/usr/lib/postfix/sbin', '/usr/libexec/postfix', '/usr/lib/postfix/bin', '/usr/lib/postfix'];

/** The first of the usual directories that holds a `master` program; empty without. */
export async function mastersDirectory(host: Host): Promise<string> {
  for (const directory of DAEMON_DIRECTORIES) {
    const master = await host.stat(`${directory}/master`);
    if (master.ok && master.value.type === 'file') return directory;
  }
  return '';
}
