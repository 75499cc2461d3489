import type { Host, Result } from '../../host/types.ts';

/** Where a library file of a name may be that the loader does not find. */
export type LibraryPlace =
  | { readonly place: 'nowhere' }
  /** The name is there and leads nowhere. */
  | { readonly place: 'broken-link'; readonly path: string; readonly target: string }
  /** Only root, or nobody, may read the file. */
  | { readonly place: 'closed'; readonly path: string }
  /** The loader searches its directory and yet does not take it. */
  | { readonly place: 'refused'; readonly path: string }
  /** The file is there, in a directory that the loader does not search. */
  | { readonly place: 'elsewhere'; readonly path: string; readonly directory: string }
  /** Only a file of a similar name is there: renamed, or the link to it is lost. */
  | { readonly place: 'other-name'; readonly path: string };

const DIRECTORIES = ['/lib', '/usr/lib', '/lib64', '/usr/lib64', '/usr/local/lib', '/usr/local/lib64', '/usr/lib/postfix'];

/** Directories that every loader searches, and the one that is written into Postfix's programs. */
const SEARCHED = /^(\/usr)?\/lib(64)?(\/[\w-]+-linux-\w+|\/postfix)?$/;

/** Looks for a library by name in the usual directories and in those given. */
export async function findLibrary(host: Host, library: string, searched: readonly string[]): Promise<LibraryPlace> {
  const directories = [...new Set([...searched, ...DIRECTORIES, ...(await further(host))])];
  const listings = await Promise.all(directories.map(async (directory) => ({ directory, names: namesOf(await host.list(directory)) })));
  const exact = listings.filter(({ names }) => names.includes(library));
  for (const { directory } of exact) {
    const place = await exactPlace(host, `${directory}/${library}`, directory);
    if (place) return place;
  }
  for (const { directory, names } of listings) {
    const similar = names.find((name) => name !== library && name.includes(library));
    if (similar !== undefined) return { place: 'other-name', path: `${directory}/${similar}` };
  }
  return { place: 'nowhere' };
}

async function exactPlace(host: Host, path: string, directory: string): Promise<LibraryPlace | null> {
  const file = await host.stat(path);
  if (file.ok && (file.value.mode & 0o004) === 0) return { place: 'closed', path };
  if (file.ok) return SEARCHED.test(directory) ? { place: 'refused', path } : { place: 'elsewhere', path, directory };
  const target = await host.readlink(path);
  return target.ok ? { place: 'broken-link', path, target: target.value } : null;
}

/** Processor-specific directories such as /usr/lib/x86_64-linux-gnu, and those of software in /opt. */
async function further(host: Host): Promise<readonly string[]> {
  const [system, optional] = await Promise.all([host.list('/usr/lib'), host.list('/opt')]);
  const triplets = namesOf(system).filter((name) => /-linux-(gnu|musl)/.test(name));
  return [...triplets.map((name) => `/usr/lib/${name}`), ...namesOf(optional).map((name) => `/opt/${name}/lib`)];
}

const namesOf = (listing: Result<readonly { readonly name: string }[]>): readonly string[] =>
  listing.ok ? listing.value.map(({ name }) => name) : [];
