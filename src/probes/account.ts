import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { placeOf } from '../postfix/own-place.ts';
import { type AccountEntry, readAccount } from './collect/accounts.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Parameter = z.enum(['mail_owner', 'default_privs', 'setgid_group']);
const Setting = { parameter: Parameter, value: z.string(), place: z.string() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good') }),
  z.object({ kind: z.literal('unknown-name'), ...Setting }),
  /** Number 0, or shared with another of the three or with another account: `why` says which. */
  z.object({ kind: z.literal('not-separate'), ...Setting, why: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;
type Parameter = z.infer<typeof Parameter>;

export interface Facts {
  readonly names: Readonly<Record<Parameter, string>>;
  readonly found: Readonly<Record<Parameter, Result<AccountEntry | null>>>;
  /** The first account that has the same number as the one asked for. */
  readonly sameNumber: Result<AccountEntry | null>;
  readonly place: string;
}

const DATABASE = { mail_owner: 'passwd', default_privs: 'passwd', setgid_group: 'group' } as const;

export default defineProbe({
  id: 'account',
  question: 'Is there the account that Postfix is told to use, and is it for Postfix alone?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, parameter: Parameter }),
  outcome: Outcome,
  commands: ({ instance, parameter }) => [
    `postconf -c ${instance.config} -h ${parameter}`,
    `getent ${DATABASE[parameter]} "$(postconf -c ${instance.config} -h ${parameter})"`,
  ],
  async collect(host: Host, { instance, parameter }): Promise<Facts> {
    const configuration = await readConfiguration(host, instance.config);
    const name = (of: Parameter) => configuration.value(of) ?? '';
    const names = { mail_owner: name('mail_owner'), default_privs: name('default_privs'), setgid_group: name('setgid_group') };
    const look = (of: Parameter) => lookUp(host, of, names[of]);
    const [mail_owner, default_privs, setgid_group] = await Promise.all([look('mail_owner'), look('default_privs'), look('setgid_group')]);
    const found = { mail_owner, default_privs, setgid_group };
    return { names, found, sameNumber: await byNumber(host, parameter, found[parameter]), place: place(configuration, parameter) };
  },
  interpret({ names, found, sameNumber, place: at }, { parameter }): Interpretation<Outcome> {
    const mine = found[parameter];
    const setting = { parameter, value: names[parameter], place: at };
    const evidence: Evidence[] = [{ source: at, lines: [`${parameter} = ${names[parameter]}`] }];
    // Empty is a bad value like others, which the probe for those names.
    if (names[parameter] === '') return { outcome: { kind: 'good' }, evidence: [] };
    if (!mine.ok) return { outcome: unknown(mine), evidence: [] };
    if (mine.value === null) {
      const command = `getent ${DATABASE[parameter]} ${names[parameter]}`;
      return { outcome: { kind: 'unknown-name', ...setting }, evidence: [...evidence, { source: command, lines: ['no such entry'] }] };
    }
    const why = shared(parameter, mine.value, found, sameNumber);
    evidence.push({ source: `getent ${DATABASE[parameter]} ${names[parameter]}`, lines: [mine.value.line] });
    return { outcome: why ? { kind: 'not-separate', ...setting, why } : { kind: 'good' }, evidence };
  },
});

const place = ({ definition }: Configuration, parameter: Parameter): string => placeOf(definition(parameter));

async function lookUp(host: Host, parameter: Parameter, name: string): Promise<Result<AccountEntry | null>> {
  // getent takes a number too, Postfix only a name.
  return name === '' || /^\d+$/.test(name) ? { ok: true, value: null } : readAccount(host, DATABASE[parameter], name);
}

async function byNumber(host: Host, parameter: Parameter, mine: Result<AccountEntry | null>): Promise<Result<AccountEntry | null>> {
  return mine.ok && mine.value ? readAccount(host, DATABASE[parameter], String(mine.value.id)) : { ok: true, value: null };
}

/** The rules by which every Postfix program refuses to start. Each pair is told at one of its two parameters only. */
function shared(parameter: Parameter, mine: AccountEntry, found: Facts['found'], sameNumber: Facts['sameNumber']): string | null {
  const { name, id, gid } = mine;
  const isUser = parameter !== 'setgid_group';
  if (id === 0) return `${name} has the number 0, which is root's`;
  if (isUser && gid === 0) return `the primary group of ${name} is root's group 0`;
  const twin = parameter !== 'default_privs' && sameNumber.ok ? sameNumber.value : null;
  if (twin && twin.name !== name) return `${twin.name} has the same number ${id}`;
  const owner = found.mail_owner.ok ? found.mail_owner.value : null;
  if (parameter === 'mail_owner' || owner === null) return null;
  if (isUser && id === owner.id) return `mail_owner is ${owner.name}, with the same number ${id}`;
  if (gid === owner.gid) return `${name} and ${owner.name}, the mail_owner, have the same group number ${gid}`;
  const privileges = found.default_privs.ok ? found.default_privs.value : null;
  const clash = parameter === 'setgid_group' && privileges?.gid === gid;
  return clash ? `${name} is also the group of ${privileges.name}, the account of default_privs` : null;
}
