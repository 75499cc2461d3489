import type { Host } from '../../host/types.ts';
import { splitList } from '../../postfix/lists.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import type { MastersView } from './running-master.ts';

export interface InstanceDirectories {
  /** Where Postfix commands look without `-c`. */
  readonly default: Configuration;
  /** Those of multi_instance_directories, and those that a running master names with `-c`. */
  readonly others: readonly Configuration[];
  /** Directories beside /etc/postfix that could be the configuration of a master that names none. */
  readonly candidates: readonly Configuration[];
}

const USUAL = '/etc/postfix';

/** Finds the configuration directories of all instances. */
export async function instanceDirectories(host: Host, view: MastersView): Promise<InstanceDirectories> {
  const first = await readConfiguration(host, await defaultDirectory(host));
  const listed = splitList(first.value('multi_instance_directories') ?? '');
  const named = view.masters.flatMap(({ argv }) => configArgument(argv) ?? []);
  const others = [...new Set([...listed, ...named])].filter((directory) => directory !== first.config);
  const guesses = view.masters.length > 0 ? await directoriesInEtc(host, [first.config, ...others]) : [];
  const read = (directories: readonly string[]) => Promise.all(directories.map((directory) => readConfiguration(host, directory)));
  return { default: first, others: await read(others), candidates: await read(guesses) };
}

/** The directory that is compiled in: `-d` reads no file, so it answers also when main.cf is broken. */
async function defaultDirectory(host: Host): Promise<string> {
  const ran = await host.run(['postconf', '-d', '-h', 'config_directory']);
  const directory = ran.ok && ran.value.code === 0 ? ran.value.stdout.trim() : '';
  return directory.startsWith('/') ? directory : USUAL;
}

/** `-c DIR` of a master's command line; most masters get the directory by environment instead. */
function configArgument(argv: readonly string[]): string | null {
  const directory = argv[argv.indexOf('-c', 1) + 1];
  return argv.includes('-c') && directory?.startsWith('/') ? directory : null;
}

async function directoriesInEtc(host: Host, known: readonly string[]): Promise<readonly string[]> {
  const entries = await host.list('/etc');
  const names = entries.ok ? entries.value.filter(({ name }) => name.startsWith('postfix')).map(({ name }) => `/etc/${name}`) : [];
  const candidates = names.filter((directory) => !known.includes(directory));
  const mains = await Promise.all(candidates.map((directory) => host.stat(`${directory}/main.cf`)));
  return candidates.filter((_, index) => mains[index]?.ok === true);
}
