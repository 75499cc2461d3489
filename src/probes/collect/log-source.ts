import type { Host, Result } from '../../host/types.ts';
import type { LogSettings } from './log-settings.ts';

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
}

export async function findLog(host: Host, settings: LogSettings): Promise<Result<LogSource>> {
  if (settings.maillogFile !== '') {
    return {
      ok: true,
      value: { via: 'maillog-file', why: `maillog_file = ${settings.maillogFile}`, files: [settings.maillogFile], alsoIn: [] },
    };
  }
  for (const path of USUAL) {
    const found = await host.stat(path);
    if (found.ok && found.value.type === 'file')
      return { ok: true, value: { via: 'usual-file', why: `${path} exists`, files: [path], alsoIn: [] } };
  }
  return { ok: false, kind: 'not-found', reason: 'no mail log was found', what: USUAL[0] };
}

const USUAL = [
  '/var/log/mail.log',
  '/var/log/maillog',
  '/var/log/mail',
  '/var/log/mail/mail.log',
  '/var/log/syslog',
  '/var/log/messages',
] as const;
