import type { Host, ProcessInfo, Result } from '../../../host/types.ts';

export type SyslogKind = 'rsyslog' | 'syslog-ng' | 'busybox' | 'syslogd' | 'journald' | 'other';
export interface SyslogDaemon {
  readonly kind: SyslogKind;
  /** Its program's name, as an admin would write it. */
  readonly name: string;
  readonly process: ProcessInfo;
}

const PROGRAMS: Readonly<Record<string, SyslogKind>> = {
  rsyslogd: 'rsyslog',
  'syslog-ng': 'syslog-ng',
  syslogd: 'syslogd',
  'systemd-journald': 'journald',
  'systemd-journal': 'journald', // /proc/PID/comm holds 15 characters
  metalog: 'other',
  socklog: 'other',
  vector: 'other',
};

/** Daemons that take what programs send to /dev/log, those of other containers left out. */
export async function readSyslogDaemons(host: Host): Promise<Result<readonly SyslogDaemon[]>> {
  const [processes, own] = await Promise.all([host.processes(), host.readlink('/proc/self/ns/pid')]);
  if (!processes.ok) return processes;
  if (!processes.value.some(({ pid }) => pid === 1)) {
    return { ok: false, kind: 'denied', reason: 'this user sees only its own processes', what: '/proc' };
  }
  const namespace = own.ok ? digits(own.value) : null;
  const ours = ({ pidNamespace }: ProcessInfo) => namespace === null || pidNamespace === null || digits(pidNamespace) === namespace;
  return { ok: true, value: processes.value.filter(ours).flatMap(daemonOf) };
}

const digits = (text: string): string => /\d+/.exec(text)?.[0] ?? text;
const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function daemonOf(process: ProcessInfo): SyslogDaemon[] {
  const program = lastPart(process.exe ?? process.argv[0] ?? process.name);
  if (program === 'busybox' || lastPart(process.argv[0] ?? '') === 'busybox') return busybox(process);
  const kind = PROGRAMS[program] ?? PROGRAMS[process.name];
  // syslog-ng has a supervisor with the same name, which reads nothing.
  if (kind === undefined || process.argv[0]?.startsWith('supervising')) return [];
  return [{ kind, name: kind === 'journald' ? 'systemd-journald' : program, process }];
}

function busybox(process: ProcessInfo): SyslogDaemon[] {
  const applet = process.argv.slice(0, 2).map(lastPart).includes('syslogd');
  return applet ? [{ kind: 'busybox', name: 'busybox syslogd', process }] : [];
}
