import type { Host, Result } from '../../host/types.ts';

/** One line of passwd or group, as getent(1) prints it. */
export interface AccountEntry {
  readonly name: string;
  /** User or group number. */
  readonly id: number;
  /** Primary group of a user; the group's own number for a group. */
  readonly gid: number;
  readonly line: string;
}

/** Asks the name service switch, as Postfix does, by name or number. `null`: there is no such account. */
export async function readAccount(host: Host, database: 'passwd' | 'group', key: string): Promise<Result<AccountEntry | null>> {
  const ran = await host.run(['getent', database, key]);
  if (!ran.ok) return fromFile(host, database, key);
  if (ran.value.code === NO_SUCH_KEY) return { ok: true, value: null };
  return { ok: true, value: parseEntry(ran.value.stdout.split('\n')[0] ?? '', database) };
}

const NO_SUCH_KEY = 2;

/** Without getent (busybox) the file alone can say that an account is there, but not that it isn't anywhere. */
async function fromFile(host: Host, database: 'passwd' | 'group', key: string): Promise<Result<AccountEntry | null>> {
  const text = await host.readFile(`/etc/${database}`);
  if (!text.ok) return text;
  const entries = text.value.split('\n').flatMap((line) => parseEntry(line, database) ?? []);
  const found = entries.find(({ name, id }) => name === key || String(id) === key);
  if (found) return { ok: true, value: found };
  return { ok: false, kind: 'not-found', what: 'getent', reason: `getent is not installed, and /etc/${database} doesn't have ${key}` };
}

export function parseEntry(line: string, database: 'passwd' | 'group'): AccountEntry | null {
  const [name = '', , id = '', gid = ''] = line.split(':');
  if (name === '' || !/^\d+$/.test(id)) return null;
  return { name, id: Number(id), gid: Number(database === 'passwd' ? gid : id), line };
}
