import type { Failure, Host } from '../../../host/types.ts';

/** Does anybody listen on a log socket? */
export type SyslogSocket = { readonly path: string; readonly says: string } & (
  | { readonly state: 'listening' /** journald's own socket, or a link to it. */; readonly journal: boolean }
  | { readonly state: 'missing' }
  /** The file is there, but nobody behind it. */
  | { readonly state: 'dangling' }
  | { readonly state: 'unknown'; readonly failure: Failure }
);

/**
 * syslog sockets take datagrams, so a stream connection never stands: the kernel says "refused" where nobody listens, and another error
 * where somebody does. /proc/net/unix would still list a socket whose file was replaced, and miss one from outside of a container.
 */
export async function readSyslogSocket(host: Host, path: string): Promise<SyslogSocket> {
  const [link, file] = await Promise.all([host.readlink(path), host.stat(path)]);
  if (!file.ok && file.kind === 'not-found') {
    const says = link.ok ? `${path} is a link to ${link.value}, which does not exist` : `${path} does not exist`;
    return { path, says, state: link.ok ? 'dangling' : 'missing' };
  }
  if (!file.ok) return { path, says: file.reason, state: 'unknown', failure: file };
  if (file.value.type !== 'socket') return { path, says: `${path} is no socket but a ${file.value.type}`, state: 'dangling' };
  const dialled = await host.dial({ kind: 'unix', path }, []);
  if (dialled.ok && dialled.value.ended === 'refused')
    return { path, says: `${path} is a socket that no program listens on`, state: 'dangling' };
  if (!dialled.ok && dialled.kind !== 'bad-output') return { path, says: dialled.reason, state: 'unknown', failure: dialled };
  return {
    path,
    says: `${path} is a socket that a program listens on`,
    state: 'listening',
    journal: /journal/.test(link.ok ? link.value : path),
  };
}
