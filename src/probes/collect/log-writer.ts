import type { FileStat, Host, ProcessInfo, Result } from '../../host/types.ts';
import type { InstanceRef } from '../probe.ts';
import { type LogSettings, logSettings } from './log-settings.ts';
import { readSyslogDaemons } from './syslog/daemons.ts';
import { logFiles } from './syslog/log-files.ts';
import { readMailRoutes } from './syslog/mail-routes.ts';

/** The files that hold an instance's log by the rules, and the process that writes them. */
export interface LogWriter {
  readonly files: readonly { readonly path: string; readonly stat: Result<FileStat>; readonly directory: Result<FileStat> }[];
  /** Files that other rules write the same lines to. */
  readonly others: readonly string[];
  /** Null where none runs, or only journald. */
  readonly process: ProcessInfo | null;
  /** `rsyslogd`, `postlogd`. */
  readonly name: string;
  /** Targets of its open files; a failure where this user may not see them. */
  readonly open: Result<readonly string[]>;
  /** Its group ids, supplementary ones too. */
  readonly groups: readonly number[];
}

export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

export async function readLogWriter(host: Host, instance: InstanceRef): Promise<Result<LogWriter>> {
  const settings = await logSettings(host, instance);
  const writer = settings.maillogFile === '' ? await syslogWriter(host, settings) : await postlogd(host, settings);
  if (!writer.ok) return writer;
  const { paths, others, process, name } = writer.value;
  const files = paths.map(async (path) => ({ path, stat: await host.stat(path), directory: await host.stat(parentOf(path)) }));
  const none: Result<readonly string[]> = { ok: true, value: [] };
  const [open, groups] = process === null ? [none, []] : await Promise.all([openFiles(host, process.pid), groupsOf(host, process)]);
  return { ok: true, value: { files: await Promise.all(files), others, process, name, open, groups } };
}

type Writer = Result<{
  readonly paths: readonly string[];
  readonly others: readonly string[];
  readonly process: ProcessInfo | null;
  readonly name: string;
}>;

async function syslogWriter(host: Host, { syslogFacility, syslogName }: LogSettings): Promise<Writer> {
  const daemons = await readSyslogDaemons(host);
  if (!daemons.ok) return daemons;
  const routes = await readMailRoutes(host, daemons.value, syslogFacility, syslogName.split('/')[0] ?? syslogName);
  const daemon = daemons.value.find(({ kind }) => kind !== 'journald');
  const { files: paths, alsoIn: others } = routes.ok ? logFiles(routes.value) : { files: [], alsoIn: [] };
  return { ok: true, value: { paths, others, process: daemon?.process ?? null, name: daemon?.name ?? '' } };
}

/** postlogd(8) of this queue: it works in the queue directory. */
async function postlogd(host: Host, { maillogFile, queueDirectory }: LogSettings): Promise<Writer> {
  const processes = await host.processes();
  if (!processes.ok) return processes;
  const paths = maillogFile.startsWith('/dev/') ? [] : [maillogFile];
  const queue = await host.stat(queueDirectory);
  for (const process of processes.value.filter(({ name }) => name === 'postlogd')) {
    const place = await host.stat(`/proc/${process.pid}/cwd`);
    const same = place.ok && queue.ok && place.value.inode === queue.value.inode && place.value.device === queue.value.device;
    if (same) return { ok: true, value: { paths, others: [], process, name: 'postlogd' } };
  }
  return { ok: true, value: { paths, others: [], process: null, name: 'postlogd' } };
}

const MAX_OPEN = 512;

async function openFiles(host: Host, pid: number): Promise<Result<readonly string[]>> {
  const entries = await host.list(`/proc/${pid}/fd`);
  if (!entries.ok) return entries;
  const links = await Promise.all(entries.value.slice(0, MAX_OPEN).map(({ name }) => host.readlink(`/proc/${pid}/fd/${name}`)));
  return { ok: true, value: links.flatMap((link) => (link.ok && link.value.startsWith('/') ? [link.value] : [])) };
}

async function groupsOf(host: Host, { pid }: ProcessInfo): Promise<readonly number[]> {
  const status = await host.readFile(`/proc/${pid}/status`);
  const lines = status.ok ? [...status.value.matchAll(/^(?:Gid|Groups):\s*(.*)$/gm)] : [];
  return lines.flatMap((line) =>
    (line[1] ?? '')
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(Number),
  );
}
