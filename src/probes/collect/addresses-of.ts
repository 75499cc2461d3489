import type { Host, Result } from '../../host/types.ts';

/** A host without the brackets that Postfix allows round it. */
export const bareHost = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

/** All addresses of a name as this host's name service switch tells them (getaddrinfo(3)), as Postfix asks for its own names. */
export async function addressesOf(host: Host, name: string): Promise<Result<readonly string[]>> {
  if (!/^[\w.:-]+$/.test(name) || name.startsWith('-')) return notFound(name);
  const ran = await host.run(['getent', 'ahosts', name], { timeoutMs: 10_000 });
  if (!ran.ok) return ran.kind === 'not-found' ? { ...ran, kind: 'bad-output' } : ran;
  if (ran.value.code !== 0) return notFound(name);
  const addresses = ran.value.stdout.split('\n').flatMap((line) => line.split(/\s+/)[0] || []);
  return { ok: true, value: [...new Set(addresses)] };
}

const notFound = (name: string): Result<never> => ({
  ok: false,
  kind: 'not-found',
  reason: `nobody knows a host called ${name}`,
  what: name,
});
