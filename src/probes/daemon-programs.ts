import { z } from 'zod';
import type { Failure, Host, Result } from '../host/types.ts';
import { isDisabled } from '../postfix/disabled-services.ts';
import type { MasterService } from '../postfix/master-cf.ts';
import { readConfiguration } from './collect/configuration.ts';
import { mastersDirectory } from './collect/masters-directory.ts';
import { type Runnable, runnable } from './collect/program-file.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Missing = z.object({
  /** `name/type` of the services that need it. */
  services: z.array(z.string()),
  program: z.string(),
  path: z.string(),
  /** How the sentence "PATH …" goes on: "does not exist", "is not executable". */
  why: z.string(),
  /** The first service that names it. */
  file: z.string(),
  line: z.number(),
});
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all-present'), directory: z.string(), programs: z.number() }),
  /** main.cf sends Postfix to a directory without its programs. `usual`: where they are, or empty. */
  z.object({ kind: z.literal('directory-wrong'), directory: z.string(), file: z.string(), line: z.number(), usual: z.string() }),
  /** The directory of the package itself has no programs any more. */
  z.object({ kind: z.literal('directory-lost'), directory: z.string(), why: z.string() }),
  /** master itself is gone, and its neighbours are there. */
  z.object({ kind: z.literal('no-master'), path: z.string(), why: z.string() }),
  z.object({ kind: z.literal('missing'), items: z.array(Missing) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Wanted {
  readonly service: MasterService;
  readonly path: string;
  readonly found: Runnable;
}
interface Facts {
  readonly directory: string;
  readonly definition: { readonly file: string; readonly line: number; readonly value: string } | undefined;
  readonly master: Runnable;
  readonly wanted: readonly Wanted[];
  /** Where a master program is, or empty. */
  readonly usual: string;
}

export default defineProbe({
  id: 'daemon-programs',
  question: 'Is there a program for every service in master.cf?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  items: 'missing',
  commands: ({ instance }) => [
    `postconf -c ${instance.config} -h daemon_directory`,
    `postconf -c ${instance.config} -M`,
    `ls -l $(postconf -c ${instance.config} -h daemon_directory)`,
  ],
  async collect(host: Host, { instance }): Promise<Result<Facts>> {
    const configuration = await readConfiguration(host, instance.config);
    const directory = configuration.value('daemon_directory');
    if (directory === undefined) return configuration.failure ?? UNKNOWN_DIRECTORY;
    if (!configuration.master.ok) return configuration.master;
    const off = configuration.value('master_service_disable') ?? '';
    const services = configuration.master.value.services.filter((service) => !isDisabled(service, off));
    const wanted = services.map(async (service): Promise<Wanted> => {
      const path = `${directory}/${service.command}`;
      return { service, path, found: await runnable(host, path) };
    });
    const master = await runnable(host, `${directory}/master`);
    const usual = master.state === 'bad' ? await mastersDirectory(host) : '';
    const definition = configuration.definition('daemon_directory');
    return { ok: true, value: { directory, definition, master, wanted: await Promise.all(wanted), usual } };
  },
  interpret(facts): Interpretation<Outcome> {
    if (!facts.ok) return { outcome: unknown(facts), evidence: [] };
    return { outcome: judge(facts.value), evidence: evidenceOf(facts.value) };
  },
});

const UNKNOWN_DIRECTORY: Failure = {
  ok: false,
  kind: 'not-found',
  reason: 'neither postconf nor main.cf tells where the programs of Postfix are',
  what: 'daemon_directory',
};

function judge(facts: Facts): Outcome {
  const { directory, definition, master, wanted, usual } = facts;
  const bad = wanted.filter(({ found }) => found.state === 'bad');
  const few = bad.length > 0 && bad.length >= wanted.length / 2;
  if (master.state === 'bad' && (few || wanted.length === 0)) {
    if (definition && directory !== usual)
      return { kind: 'directory-wrong', directory, file: definition.file, line: definition.line, usual };
    return { kind: 'directory-lost', directory, why: master.why };
  }
  if (master.state === 'bad') return { kind: 'no-master', path: `${directory}/master`, why: master.why };
  if (bad.length > 0) return { kind: 'missing', items: [...Map.groupBy(bad, ({ path }) => path).values()].flatMap(item) };
  const blind = [master, ...wanted.map(({ found }) => found)].find((found) => found.state === 'unseen');
  return blind ? unknown(blind.failure) : { kind: 'all-present', directory, programs: new Set(wanted.map(({ path }) => path)).size };
}

/** One program that several services need is one item. */
function item(wanted: readonly Wanted[]): z.infer<typeof Missing>[] {
  const [first] = wanted;
  if (first?.found.state !== 'bad') return [];
  const { command, file, line } = first.service;
  const services = wanted.map(({ service }) => `${service.name}/${service.type}`);
  return [{ services, program: command, path: first.path, why: first.found.why, file, line }];
}

/** A directory that is lost would otherwise show all of master.cf. */
const MOST_LINES = 5;

function evidenceOf({ directory, definition, master, wanted }: Facts): readonly Evidence[] {
  const bad = wanted.filter(({ found }) => found.state === 'bad');
  const setting = definition
    ? { source: `${definition.file}:${definition.line}`, lines: [`daemon_directory = ${definition.value}`] }
    : null;
  const own = master.state === 'bad' ? [`${directory}/master ${master.why}`] : [];
  const files = bad.map(({ path, found }) => `${path} ${found.state === 'bad' ? found.why : ''}`);
  return [
    ...(setting ? [setting] : []),
    {
      source: `ls -l ${directory}`,
      lines: files.length + own.length > 0 ? [...own, ...new Set(files)] : [`all programs of master.cf are in ${directory}`],
    },
    ...bad.slice(0, MOST_LINES).map(({ service }) => ({ source: `${service.file}:${service.line}`, lines: [lineOf(service)] })),
  ];
}

const lineOf = ({ name, type, private: own, unprivileged, chroot, wakeup, maxproc, command, args }: MasterService): string =>
  [name, type, own, unprivileged, chroot, wakeup, maxproc, command, ...args].join(' ');
