import { readFile } from 'node:fs/promises';
import { failed } from './failure.ts';
import type { Result, WhoAmI } from './types.ts';

/** One line of /etc/passwd (passwd(5)). */
interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** User and group number to run as; only root may change to another user. */
export async function idsOf(user: string, what: string): Promise<Result<{ uid: number; gid: number }>> {
  const account = (await accounts()).find(({ name }) => name === user);
  if (!account) return failed('not-found', what, `there is no user ${user} in /etc/passwd to run ${what} as`);
  const { uid, gid } = account;
  if (process.geteuid?.() === 0 || process.geteuid?.() === uid) return { ok: true, value: { uid, gid } };
  return failed('denied', what, `only root may run ${what} as the user ${user}`);
}

export async function whoAmI(): Promise<Result<WhoAmI>> {
  const uid = process.geteuid?.() ?? -1;
  const gid = process.getegid?.() ?? -1;
  const user = (await accounts()).find((account) => account.uid === uid)?.name ?? String(uid);
  return { ok: true, value: { uid, gid, user, groups: process.getgroups?.() ?? [] } };
}

async function accounts(): Promise<readonly Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return uid === undefined || gid === undefined ? [] : [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}
