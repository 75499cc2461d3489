import type { Host, Result } from '../../host/types.ts';
import type { LogSettings } from './log-settings.ts';
import { readSyslogDaemons, type SyslogDaemon } from './syslog/daemons.ts';
import { logFiles } from './syslog/log-files.ts';
import { readMailRoutes } from './syslog/mail-routes.ts';

/** Where the log of one Postfix instance is, and how that was found out. */
export interface LogSource {
  /** `maillog-file`: Postfix writes it itself. `syslog`: rules of the syslog daemon. `journal`: systemd. `usual-file`: found by name. */
  readonly via: 'maillog-file' | 'syslog' | 'journal' | 'usual-file';
  /** A sentence: which rule or setting says so. */
  readonly why: string;
  /** Files to read; together they hold every line. Empty for the journal. */
  readonly files: readonly string[];
  /** Files that hold the same lines once more. */
  readonly alsoIn: readonly string[];
  /** syslog_facility, which the journal is asked for. */
  readonly facility: string;
}

const USUAL = [
  '/var/log/mail.log',
  '/var/log/maillog',
  '/var/log/mail',
  '/var/log/mail/mail.log',
  '/var/log/syslog',
  '/var/log/messages',
] as const;

/** maillog_file, then the rules of the syslog daemon, then the systemd journal, then the usual names. The first place that exists. */
export async function findLog(host: Host, settings: LogSettings): Promise<Result<LogSource>> {
  const own = await maillogFile(host, settings);
  if (own !== null) return found(own);
  const daemons = await readSyslogDaemons(host);
  const seen = daemons.ok ? daemons.value : [];
  const ruled = await byRules(host, settings, seen);
  if (ruled !== null) return found(ruled);
  const journal = seen.find(({ kind }) => kind === 'journald');
  if (journal !== undefined)
    return found({
      via: 'journal',
      why: 'systemd-journald runs and no other syslog daemon writes the lines into a file',
      files: [],
      alsoIn: [],
      facility: settings.syslogFacility,
    });
  const usual = await firstFile(host, USUAL);
  if (usual === undefined) return { ok: false, kind: 'not-found', reason: 'no mail log was found', what: USUAL[0] };
  return found({
    via: 'usual-file',
    why: `no rule says where the log is, but ${usual} exists`,
    files: [usual],
    alsoIn: [],
    facility: settings.syslogFacility,
  });
}

const found = (value: LogSource): Result<LogSource> => ({ ok: true, value });

async function maillogFile(host: Host, { maillogFile: path, syslogFacility: facility }: LogSettings): Promise<LogSource | null> {
  if (path === '' || (await firstFile(host, [path])) === undefined) return null;
  return { via: 'maillog-file', why: `maillog_file = ${path}: Postfix writes this file itself`, files: [path], alsoIn: [], facility };
}

async function byRules(host: Host, settings: LogSettings, daemons: readonly SyslogDaemon[]): Promise<LogSource | null> {
  const { syslogFacility: facility, syslogName } = settings;
  const routes = await readMailRoutes(host, daemons, facility, syslogName.split('/')[0] ?? syslogName);
  if (!routes.ok) return null;
  const { files, alsoIn } = logFiles(routes.value);
  const existing = await existingFiles(host, files);
  const [second] = await existingFiles(host, alsoIn);
  const chosen = existing.length > 0 ? existing : second === undefined ? [] : [second];
  if (chosen.length === 0) return null;
  const rule = Object.values(routes.value.levels)
    .flatMap((level) => level.files)
    .find(({ path }) => path === chosen[0]);
  const stopped = routes.value.running ? '' : '; the daemon does not run now';
  return {
    via: 'syslog',
    why: `${rule?.at ?? routes.value.rules}: ${rule?.text ?? ''}${stopped}`,
    files: chosen,
    alsoIn: alsoIn.filter((path) => !chosen.includes(path)),
    facility,
  };
}

async function existingFiles(host: Host, paths: readonly string[]): Promise<readonly string[]> {
  const stats = await Promise.all(paths.map((path) => host.stat(path)));
  return paths.filter((_, index) => isThere(stats[index]));
}

/** A file that this user may not look at is there: reading it then says why it can't be read. */
const isThere = (stat: Awaited<ReturnType<Host['stat']>> | undefined): boolean =>
  stat !== undefined && (stat.ok ? stat.value.type === 'file' : stat.kind === 'denied');

async function firstFile(host: Host, paths: readonly string[]): Promise<string | undefined> {
  return (await existingFiles(host, paths))[0];
}
