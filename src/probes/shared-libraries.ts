import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { readConfiguration } from './collect/configuration.ts';
import { type LinkedProgram, linkedPrograms } from './collect/linked-programs.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Trouble = z.object({
  library: z.string(),
  /** not-found by the loader; damaged: there but not loadable; closed: only root may read it, and users' commands need it. */
  trouble: z.enum(['not-found', 'damaged', 'closed']),
  /** The file, or empty. */
  path: z.string(),
  /** The loader's words, or empty. */
  said: z.string(),
  /** One program that needs it, and how many do. */
  program: z.string(),
  programs: z.number(),
  /** A command needs it that every user may run. */
  forUsers: z.boolean(),
});
type Trouble = z.infer<typeof Trouble>;
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all-found'), programs: z.number() }),
  z.object({ kind: z.literal('trouble'), items: z.array(Trouble) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly programs: readonly LinkedProgram[];
  /** Files of the libraries that commands load. */
  readonly files: ReadonlyMap<string, Result<FileStat>>;
}

export default defineProbe({
  id: 'shared-libraries',
  question: 'Do all programs of Postfix find their shared libraries?',
  cost: 'slow',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  items: 'trouble',
  commands: ({ instance }) => [
    `for f in $(postconf -c ${instance.config} -h daemon_directory)/*; do ldd $f | grep 'not found'; done`,
    "ldd $(command -v postconf) | grep 'not found'",
  ],
  async collect(host: Host, { instance }): Promise<Facts> {
    const programs = await linkedPrograms(host, await readConfiguration(host, instance.config));
    const paths = [...new Set(programs.filter(({ role }) => role === 'command').flatMap(resolvedPaths))];
    const stats = await Promise.all(paths.map(async (path) => [path, await host.stat(path)] as const));
    return { programs, files: new Map(stats) };
  },
  interpret(facts): Interpretation<Outcome> {
    const items = [
      ...Map.groupBy(
        facts.programs.flatMap((program) => troublesOf(program, facts.files)),
        keyOf,
      ).values(),
    ].flatMap(joined);
    return { outcome: judge(facts, items), evidence: evidenceOf(facts, items) };
  },
});

const resolvedPaths = ({ links }: LinkedProgram): readonly string[] => (links.ok ? links.value.resolved.map(({ path }) => path) : []);

function judge({ programs }: Facts, items: readonly Trouble[]): Outcome {
  if (items.length > 0) return { kind: 'trouble', items: [...items] };
  // A program that is not there is another probe's matter.
  const blind = programs.map(({ links }) => links).find((links) => !links.ok && links.what === 'ldd' && !isAbsent(links.reason));
  if (blind && !blind.ok) return unknown(blind);
  const seen = programs.filter(({ links }) => links.ok).length;
  return seen > 0 ? { kind: 'all-found', programs: seen } : unknown(NOTHING_SEEN);
}

const NOTHING_SEEN = { ok: false, kind: 'not-found', reason: 'no program of Postfix could be looked at', what: 'ldd' } as const;
const isAbsent = (reason: string): boolean => reason.includes('does not exist');

type Single = Omit<Trouble, 'programs'>;

function troublesOf({ path: program, role, links }: LinkedProgram, files: Facts['files']): readonly Single[] {
  if (!links.ok) return [];
  const own = { program, forUsers: role === 'command', path: '', said: '' };
  const { missing, broken, resolved } = links.value;
  const closed = role === 'command' ? resolved.filter(({ path }) => isClosed(files.get(path))) : [];
  return [
    ...missing.map((library): Single => ({ ...own, library, trouble: 'not-found' })),
    ...(broken ? [{ ...own, ...brokenOne(broken) }] : []),
    ...closed.map(({ name, path }): Single => ({ ...own, library: name, trouble: 'closed', path })),
  ];
}

function brokenOne({
  path,
  said,
}: {
  readonly path: string;
  readonly said: string;
}): Pick<Single, 'library' | 'trouble' | 'path' | 'said'> {
  const trouble = /cannot open shared object file/.test(said) ? 'not-found' : 'damaged';
  return { library: path.replace(/.*\//, ''), trouble, path: path.startsWith('/') ? path : '', said };
}

const isClosed = (file: Result<FileStat> | undefined): boolean => file?.ok === true && (file.value.mode & 0o004) === 0;
const keyOf = ({ library, trouble }: Single): string => `${trouble} ${library}`;

function joined(same: readonly Single[]): readonly Trouble[] {
  const [first] = same;
  if (!first) return [];
  return [{ ...first, programs: new Set(same.map(({ program }) => program)).size, forUsers: same.some(({ forUsers }) => forUsers) }];
}

function evidenceOf({ programs }: Facts, items: readonly Trouble[]): readonly Evidence[] {
  if (items.length === 0)
    return [{ source: 'ldd', lines: [`${programs.filter(({ links }) => links.ok).length} programs find all libraries`] }];
  return items.map(({ library, trouble, path, said, program }) => {
    const lines = trouble === 'closed' ? [`${path} is not readable for other users`] : [said || `${library} => not found`];
    return { source: `ldd ${program}`, lines };
  });
}
