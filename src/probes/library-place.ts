import { z } from 'zod';
import type { Failure, Host } from '../host/types.ts';
import { findLibrary, type LibraryPlace } from './collect/find-library.ts';
import { libraryPackage } from './collect/library-package.ts';
import { defineProbe, type Evidence, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** `state`: how the sentence "needs this library, and …" goes on. `source`: the package to install again. */
  z.object({ kind: z.literal('absent'), state: z.string(), source: z.string(), owner: z.string() }),
  z.object({ kind: z.literal('not-searched'), path: z.string(), directory: z.string() }),
  z.object({ kind: z.literal('unusable'), path: z.string(), state: z.string(), source: z.string() }),
  z.object({ kind: z.literal('closed'), path: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly found: LibraryPlace;
  readonly source: string | null;
}

export default defineProbe({
  id: 'library-place',
  question: 'Where is this library, and which package brings it?',
  cost: 'cheap',
  input: z.object({
    library: z.string(),
    trouble: z.enum(['not-found', 'damaged', 'closed']),
    path: z.string(),
    said: z.string(),
    /** A command needs it that every user may run. */
    forUsers: z.boolean(),
    /** Where libpostfix-*.so and the plug-ins are. */
    shlibDirectory: z.string(),
  }),
  outcome: Outcome,
  commands: ({ library }) => [`ldconfig -p | grep ${library}`, `find /usr/lib /lib /opt -name '${library}*' -ls`, `dpkg -S ${library}`],
  async collect(host: Host, { library, shlibDirectory }): Promise<Facts> {
    const [found, source] = await Promise.all([findLibrary(host, library, [shlibDirectory]), libraryPackage(host, library)]);
    return { found, source };
  },
  interpret({ found, source }, input): Interpretation<Outcome> {
    const evidence = [placeSeen(input.library, found, input.path), packageSeen(input.library, source)];
    return { outcome: judge(found, source, input), evidence };
  },
});

type Input = Readonly<Record<'trouble' | 'path' | 'said', string>> & { readonly forUsers: boolean };

function judge(found: LibraryPlace, owner: string | null, { trouble, path, said, forUsers }: Input): Outcome {
  const source = owner ?? 'postfix';
  if (trouble === 'closed') return { kind: 'closed', path };
  if (trouble === 'damaged') return { kind: 'unusable', path, state: said, source };
  switch (found.place) {
    case 'closed':
      return forUsers ? { kind: 'closed', path: found.path } : unknown(onlyRootKnows(found.path));
    case 'refused':
      return { kind: 'unusable', path: found.path, state: 'the loader does not accept it', source };
    case 'elsewhere':
      return { kind: 'not-searched', path: found.path, directory: found.directory };
    default:
      return { kind: 'absent', state: stateOf(found), source, owner: owner === null ? 'no known package' : `the package ${owner}` };
  }
}

const onlyRootKnows = (path: string): Failure => ({ ok: false, kind: 'denied', reason: `${path} is closed to this user`, what: path });

function stateOf(found: LibraryPlace): string {
  switch (found.place) {
    case 'broken-link':
      return `${found.path} is only a link to ${found.target}, which does not exist`;
    case 'other-name':
      return `only ${found.path} is there, under another name`;
    default:
      return 'no file of that name is in the directories for libraries';
  }
}

function placeSeen(library: string, found: LibraryPlace, path: string): Evidence {
  const line = 'path' in found && found.place !== 'broken-link' ? `${found.path} is there` : stateOf(found);
  return { source: `find /usr/lib /lib /opt -name '${library}*'`, lines: [path === '' ? line : `${path} is there`] };
}

const packageSeen = (library: string, source: string | null): Evidence => ({
  source: `dpkg -S ${library}`,
  lines: [source === null ? 'no package is known for it' : `it belongs to ${source}`],
});
