import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { placeOf } from '../postfix/own-place.ts';
import { mayAccess, type Need } from './collect/access.ts';
import { readAccount } from './collect/accounts.ts';
import { readConfiguration } from './collect/configuration.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Parameter = z.enum([
  'queue_directory',
  'data_directory',
  'daemon_directory',
  'command_directory',
  'shlib_directory',
  'meta_directory',
]);
const Setting = { parameter: Parameter, path: z.string(), place: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good'), path: z.string() }),
  z.object({ kind: z.literal('missing'), ...Setting }),
  /** Postfix makes its data directory at start, as long as the directory above is there. */
  z.object({ kind: z.literal('made-at-start'), path: z.string() }),
  z.object({ kind: z.literal('not-a-directory'), ...Setting, type: z.string() }),
  /** mail_owner can't get in. `at` is the directory on the way that keeps it out. */
  z.object({ kind: z.literal('not-accessible'), ...Setting, owner: z.string(), at: z.string(), mode: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;
type Parameter = z.infer<typeof Parameter>;
type Setting = { readonly parameter: Parameter; readonly path: string; readonly place: string };

export interface Facts {
  readonly path: string | undefined;
  readonly place: string;
  /** main.cf names it; otherwise it is the default. */
  readonly isSet: boolean;
  readonly stat: Result<FileStat>;
  /** What mail_owner must pass, outermost first: path and stat. */
  readonly way: readonly (readonly [path: string, stat: Result<FileStat>])[];
  readonly owner: { readonly name: string; readonly uid: number; readonly gid: number } | null;
}

export default defineProbe({
  id: 'directory',
  question: 'Is this directory of Postfix there, and may Postfix use it?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, parameter: Parameter }),
  outcome: Outcome,
  commands: ({ instance, parameter }) => [
    `postconf -c ${instance.config} -h ${parameter}`,
    `namei -l "$(postconf -c ${instance.config} -h ${parameter})"`,
  ],
  async collect(host: Host, { instance, parameter }): Promise<Facts> {
    const configuration = await readConfiguration(host, instance.config);
    const path = absolute(configuration.value(parameter) || undefined, configuration.value('queue_directory'));
    const ownerName = configuration.value('mail_owner') ?? '';
    const account = ownerName === '' ? null : await readAccount(host, 'passwd', ownerName);
    const owner = account?.ok && account.value ? { name: ownerName, uid: account.value.id, gid: account.value.gid } : null;
    const wanted = path === undefined || path === 'no' ? [] : wayTo(path, parameter);
    const way = await Promise.all(wanted.map(async (each) => [each, await host.stat(each)] as const));
    const definition = configuration.definition(parameter);
    return { path, place: placeOf(definition), isSet: definition !== undefined, stat: await host.stat(path ?? ''), way, owner };
  },
  interpret({ path, place, isSet, stat, way, owner }, { parameter }): Interpretation<Outcome> {
    if (path === undefined) return { outcome: noValue(parameter), evidence: [] };
    // Without a setting, the compiled-in directory belongs to the package, and is somebody else's question.
    if (path === 'no' || (!isSet && PACKAGED.includes(parameter))) return { outcome: { kind: 'good', path }, evidence: [] };
    const setting = { parameter, path, place };
    if (!stat.ok && stat.kind !== 'not-found') return { outcome: unknown(stat), evidence: [] };
    if (!stat.ok) return gone(setting, way);
    const { type } = stat.value;
    if (type !== 'directory') return { outcome: { kind: 'not-a-directory', ...setting, type }, evidence: [ls(path, stat.value)] };
    const wall = owner ? way.find(([each, one]) => one.ok && !mayAccess(one.value, owner, needsAt(each, setting))) : undefined;
    if (!owner || !wall?.[1].ok) return { outcome: { kind: 'good', path }, evidence: [] };
    const [at, { value }] = wall;
    return { outcome: { kind: 'not-accessible', ...setting, owner: owner.name, at, mode: octal(value) }, evidence: [ls(at, value)] };
  },
});

/** Daemons work in the queue directory, so a relative path begins there. */
const absolute = (path: string | undefined, queue = ''): string | undefined =>
  path === undefined || path === 'no' || path.startsWith('/') ? path : `${queue}/${path}`;

const PACKAGED: readonly string[] = ['shlib_directory', 'meta_directory'];

/** Postfix enters the queue as root and works from there; data_directory is opened by its full path as mail_owner. Programs: by root. */
function wayTo(path: string, parameter: Parameter): string[] {
  if (parameter === 'queue_directory') return [path];
  if (parameter !== 'data_directory') return [];
  const parts = path.split('/').filter((part) => part !== '');
  return ['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`), `${path}/${LOCK}`];
}

const LOCK = 'master.lock';

/** master opens its lock in the data directory for writing, and makes new files there. */
function needsAt(each: string, { parameter, path }: Setting): Need[] {
  if (parameter !== 'data_directory') return ['search'];
  if (each.endsWith(`/${LOCK}`)) return ['read', 'write'];
  return each === path ? ['search', 'write'] : ['search'];
}

function gone(setting: Setting, way: Facts['way']): Interpretation<Outcome> {
  const above = way.find(([each]) => each === setting.path.replace(/\/+[^/]+\/*$/, ''));
  if (setting.parameter === 'data_directory' && above?.[1].ok)
    return { outcome: { kind: 'made-at-start', path: setting.path }, evidence: [] };
  return {
    outcome: { kind: 'missing', ...setting },
    evidence: [{ source: `ls -ld ${setting.path}`, lines: ['No such file or directory'] }],
  };
}

const octal = ({ mode }: FileStat): string => mode.toString(8).padStart(4, '0');
const ls = (path: string, stat: FileStat): Evidence => ({
  source: `ls -ldn ${path}`,
  lines: [`${stat.type}, mode ${octal(stat)}, owner ${stat.uid}, group ${stat.gid}`],
});

const noValue = (parameter: string): Outcome => ({
  kind: 'unknown',
  reason: `the value of ${parameter} is not known`,
  failure: 'not-found',
  what: 'postconf',
});
