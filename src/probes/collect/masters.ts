import type { Host, ProcessInfo } from '../../host/types.ts';
import { readFileLocks } from './file-locks.ts';
import { isMaster, type MastersView } from './running-master.ts';

/**
 * Every master that this host's own Postfix may have started. A host of containers sees their masters too, in PID namespaces of their
 * own: those are somebody else's.
 */
export async function readMasters(host: Host): Promise<MastersView> {
  const [locks, processes, own] = await Promise.all([readFileLocks(host), host.processes(), host.readlink('/proc/self/ns/pid')]);
  const namespace = own.ok ? namespaceNumber(own.value) : null;
  const ours = ({ pidNamespace }: ProcessInfo) =>
    namespace === null || pidNamespace === null || namespaceNumber(pidNamespace) === namespace;
  const masters = processes.ok ? processes.value.filter((process) => isMaster(process) && ours(process)) : [];
  return { locks, processes, masters };
}

const namespaceNumber = (link: string): string => /\d+/.exec(link)?.[0] ?? link;
