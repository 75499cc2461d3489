import type { Host } from '../../host/types.ts';
import type { Configuration } from './configuration.ts';
import { type Instance, instanceOf } from './instance.ts';
import { instanceDirectories } from './instance-directories.ts';
import { type MastersView, type Running, runningMaster } from './running-master.ts';

export interface SeenInstance {
  readonly instance: Instance;
  readonly configuration: Configuration;
  readonly running: Running;
}

/** Every Postfix instance of this host: the default one first, then the listed ones, then whatever else runs. */
export async function readInstances(host: Host, view: MastersView): Promise<readonly SeenInstance[]> {
  const { default: first, others, candidates } = await instanceDirectories(host, view);
  const look = async (configuration: Configuration) => ({
    configuration,
    running: await runningMaster(host, queueOf(configuration), view),
  });
  const known = await Promise.all([first, ...others].map(look));
  const extra = (await Promise.all(candidates.map(look))).filter(({ running }) => isNews(running, known));
  return [...known, ...extra].map(({ configuration, running }) => ({
    configuration,
    running,
    instance: instanceOf(configuration, running, configuration === first, others.length === 0),
  }));
}

const queueOf = (configuration: Configuration): string => configuration.value('queue_directory') || '/var/spool/postfix';

/** A directory counts as an instance only because a master runs on its queue that belongs to no known instance. */
const isNews = ({ running, master }: Running, known: readonly { readonly running: Running }[]): boolean =>
  running === 'yes' && !known.some((one) => one.running.master?.pid === master?.pid);
