import type { Listener, Result, RunValue } from './types.ts';

/** How the length of the accept queue is asked for: /proc shows who waits, but not how many may. */
export const BACKLOG_COMMAND = ['ss', '-Hltn'] as const;

/** Adds the queue limits of ss(8) to the listeners. Without ss they stay unknown. */
export function withBacklogLimits(listeners: readonly Listener[], ss: Result<RunValue>): readonly Listener[] {
  const limits = new Map(ss.ok ? ss.value.stdout.split('\n').map(limitOf) : []);
  return listeners.map((one) => ({ ...one, backlogLimit: limits.get(`${one.address}:${one.port}`) ?? null }));
}

/** `LISTEN 0 100 [::]:25 [::]:*`: the third field is the limit. `*` is the IPv6 socket that takes both families. */
function limitOf(line: string): readonly [string, number] {
  const [, , limit, local = ''] = line.trim().split(/\s+/);
  const plain = local.replace(/^\*(?=:\d+$)/, '::').replace(/%[^:\]]*/, '');
  return [plain.replace(/^\[(.*)\](?=:\d+$)/, '$1'), Number(limit)];
}
