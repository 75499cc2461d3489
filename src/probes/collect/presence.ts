import type { Failure, Host, Result } from '../../host/types.ts';
import type { SeenInstance } from './instances.ts';
import { DAEMON_DIRECTORIES } from './masters-directory.ts';
import type { MastersView } from './running-master.ts';

/** Is there a Postfix on this host at all? `absent` needs that every look succeeded and saw nothing. */
export type Presence =
  | { readonly kind: 'present' }
  | { readonly kind: 'absent'; readonly looked: readonly string[] }
  | { readonly kind: 'unknown'; readonly failure: Failure };

const NOTHING: Failure = { ok: false, kind: 'not-found', reason: 'no master process', what: 'master' };

/** Any one of these is enough: a postconf that starts, a main.cf or master.cf, a running master, a master program in a usual place. */
export async function postfixPresence(host: Host, instances: readonly SeenInstance[], view: MastersView): Promise<Presence> {
  const configs = instances.map(({ configuration }) => configuration);
  const programs = [...new Set([...DAEMON_DIRECTORIES, ...instances.map(({ instance }) => instance.daemonDirectory)])];
  const paths = [
    ...configs.flatMap(({ config }) => [`${config}/main.cf`, `${config}/master.cf`]),
    ...programs.map((directory) => `${directory}/master`),
  ];
  const looks: readonly Result<unknown>[] = [
    ...configs.map(({ failure }) => ranAtAll(failure)),
    runs(view),
    ...(await Promise.all(paths.map((path) => host.stat(path)))),
  ];
  if (looks.some((look) => look.ok)) return { kind: 'present' };
  const blind = looks.find((look): look is Failure => !look.ok && look.kind !== 'not-found');
  return blind ? { kind: 'unknown', failure: blind } : { kind: 'absent', looked: ['postconf', 'a running master', ...paths] };
}

/** A postconf that ran and failed is a postconf. */
const ranAtAll = (failure: Failure | null): Result<unknown> =>
  failure === null || 'code' in failure ? { ok: true, value: null } : failure;

function runs({ masters, processes }: MastersView): Result<unknown> {
  if (masters.length > 0) return { ok: true, value: null };
  return processes.ok ? NOTHING : processes;
}
