import type { Host, Result } from '../../host/types.ts';

/** Names that Postfix 3.6 and later knows by itself (known_tcp_ports). */
const KNOWN: Readonly<Record<string, number>> = { lmtp: 24, smtp: 25, smtps: 465, submissions: 465, submission: 587 };

/** The number of a port that is given by number or name; `null`: neither Postfix nor /etc/services knows the name. */
export async function portOf(host: Host, port: string): Promise<Result<number | null>> {
  if (/^\d+$/.test(port)) return { ok: true, value: Number(port) };
  if (Object.hasOwn(KNOWN, port)) return { ok: true, value: KNOWN[port] ?? null };
  if (!/^[\w.][\w.-]*$/.test(port)) return { ok: true, value: null };
  const ran = await host.run(['getent', 'services', port]);
  if (!ran.ok) return ran;
  if (ran.value.code === 2) return { ok: true, value: null };
  const number = /\s(\d+)\/tcp/.exec(ran.value.stdout)?.[1];
  return number === undefined ? { ok: true, value: null } : { ok: true, value: Number(number) };
}
