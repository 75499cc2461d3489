import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { mayAccess, type Need } from './collect/access.ts';
import { readAccount } from './collect/accounts.ts';
import { readConfiguration } from './collect/configuration.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Item = z.object({ path: z.string(), type: z.string(), owner: z.string(), mode: z.string(), wants: z.string() });
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good') }),
  /** Each item is there, but isn't what Postfix can use; what is missing Postfix makes anew at start. */
  z.object({ kind: z.literal('unusable'), items: z.array(Item) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;
type Item = z.infer<typeof Item>;

export interface Facts {
  readonly stats: readonly (readonly [path: string, stat: Result<FileStat>])[];
  readonly owner: { readonly name: string; readonly uid: number; readonly gid: number } | null;
}

/**
 * What mail_owner does in each at start: postsuper(1) reads the queues, master(8) makes sockets. pid is root's. corrupt and saved are
 * only written to later, and Postfix starts without.
 */
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  active: ['read', 'write', 'search'],
  bounce: ['read', 'write', 'search'],
  defer: ['read', 'write', 'search'],
  deferred: ['read', 'write', 'search'],
  flush: ['read', 'write', 'search'],
  hold: ['read', 'write', 'search'],
  incoming: ['read', 'write', 'search'],
  maildrop: ['read', 'write', 'search'],
  pid: [],
  private: ['write', 'search'],
  public: ['write', 'search'],
  trace: ['read', 'write', 'search'],
};

export default defineProbe({
  id: 'queue-subdirectories',
  question: 'May Postfix use the directories of its queue?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  items: 'unusable',
  commands: ({ instance }) => [`ls -ln "$(postconf -c ${instance.config} -h queue_directory)"`],
  async collect(host: Host, { instance }): Promise<Facts> {
    const configuration = await readConfiguration(host, instance.config);
    const queue = configuration.value('queue_directory') ?? '';
    const name = configuration.value('mail_owner') ?? '';
    const account = name === '' ? null : await readAccount(host, 'passwd', name);
    const stats = await Promise.all(
      Object.keys(NEEDS).map(async (each) => [`${queue}/${each}`, await host.stat(`${queue}/${each}`)] as const),
    );
    return { stats, owner: account?.ok && account.value ? { name, uid: account.value.id, gid: account.value.gid } : null };
  },
  interpret({ stats, owner }): Interpretation<Outcome> {
    const blind = stats.find(([, stat]) => !stat.ok && stat.kind !== 'not-found');
    const items = stats.flatMap(([path, stat]) => (stat.ok ? itemOf(path, stat.value, owner) : []));
    if (items.length === 0 && blind && !blind[1].ok) return { outcome: unknown(blind[1]), evidence: [] };
    if (items.length === 0) return { outcome: { kind: 'good' }, evidence: [] };
    const lines = items.map(({ path, type, owner: uid, mode }) => `${path}: ${type}, mode ${mode}, owner ${uid}`);
    return { outcome: { kind: 'unusable', items }, evidence: [{ source: 'ls -ldn', lines }] };
  },
});

function itemOf(path: string, stat: FileStat, owner: Facts['owner']): Item[] {
  const needs = NEEDS[path.split('/').at(-1) ?? ''] ?? [];
  const described = { path, type: stat.type, owner: String(stat.uid), mode: stat.mode.toString(8).padStart(4, '0') };
  if (stat.type !== 'directory') return [{ ...described, wants: 'a directory' }];
  if (owner === null || mayAccess(stat, owner, needs)) return [];
  return [{ ...described, wants: `${owner.name} to be able to ${needs.join(', ')} there` }];
}
