import type { Failure, Host, Result } from '../../../host/types.ts';
import { busyboxRoute } from './busybox.ts';
import type { SyslogDaemon, SyslogKind } from './daemons.ts';
import type { MessageClass } from './message-class.ts';
import { type Route, routeOf } from './routes.ts';
import { readRsyslogRules, readSyslogNg } from './rules.ts';
import { LEVELS, type Level } from './selector.ts';
import { syslogNgRoute } from './syslog-ng-routes.ts';

/** What the syslog daemon does with the lines of one instance, severity by severity. */
export interface MailRoutes {
  /** The daemon's configuration file, or its command line. */
  readonly rules: string;
  readonly kind: SyslogKind;
  readonly running: boolean;
  readonly levels: Readonly<Record<Level, Route>>;
  /** Included files that could not be read: what they say is unknown. */
  readonly unread: readonly Failure[];
}

const CONFIGS: readonly (readonly [SyslogKind, string])[] = [
  ['rsyslog', '/etc/rsyslog.conf'],
  ['syslog-ng', '/etc/syslog-ng/syslog-ng.conf'],
  ['syslogd', '/etc/syslog.conf'],
];

/**
 * Rules of the running daemon, or of the one that is set up where none runs.
 * @returns not-found where this host has neither.
 */
export async function readMailRoutes(
  host: Host,
  daemons: readonly SyslogDaemon[],
  facility: string,
  program: string,
): Promise<Result<MailRoutes>> {
  const daemon = daemons.find(({ kind }) => kind !== 'journald' && kind !== 'other');
  if (daemon?.kind === 'busybox') return { ok: true, value: busyboxRoutes(daemon) };
  const [kind, file] = daemon === undefined ? await installed(host) : [daemon.kind, configFile(daemon)];
  if (file === undefined)
    return { ok: false, kind: 'not-found', reason: 'there is no configuration of a syslog daemon', what: '/etc/rsyslog.conf' };
  const follow = await follower(host, kind, file);
  if (!follow.ok) return follow;
  const level = (severity: number): Route => follow.value.route({ facility, severity, program });
  return { ok: true, value: { rules: file, kind, running: daemon !== undefined, levels: everyLevel(level), unread: follow.value.unread } };
}

function everyLevel(route: (severity: number) => Route): Record<Level, Route> {
  return { info: route(LEVELS.info), warning: route(LEVELS.warning), error: route(LEVELS.error), fatal: route(LEVELS.fatal) };
}

function busyboxRoutes({ process }: SyslogDaemon): MailRoutes {
  return {
    rules: process.argv.join(' '),
    kind: 'busybox',
    running: true,
    levels: everyLevel(() => busyboxRoute(process.argv)),
    unread: [],
  };
}

async function installed(host: Host): Promise<readonly [SyslogKind, string | undefined]> {
  for (const [kind, file] of CONFIGS) if ((await host.stat(file)).ok) return [kind, file];
  return ['other', undefined];
}

/** `-f FILE` of the running daemon, or its usual file. */
function configFile({ kind, process }: SyslogDaemon): string | undefined {
  const at = process.argv.findIndex((word) => word.startsWith('-f'));
  const named = process.argv[at] === '-f' ? process.argv[at + 1] : process.argv[at]?.slice(2);
  return at >= 0 && named ? named : CONFIGS.find(([each]) => each === kind)?.[1];
}

interface Follower {
  readonly unread: readonly Failure[];
  route(message: MessageClass): Route;
}

async function follower(host: Host, kind: SyslogKind, file: string): Promise<Result<Follower>> {
  if (kind === 'syslog-ng') {
    const config = await readSyslogNg(host, file);
    return config.ok ? { ok: true, value: { unread: [], route: (message) => syslogNgRoute(config.value, message) } } : config;
  }
  const rules = await readRsyslogRules(host, file);
  if (!rules.ok) return rules;
  return { ok: true, value: { unread: rules.value.unread, route: (message) => routeOf(rules.value.statements, message) } };
}
