import type { Host } from '../../host/types.ts';
import type { InstanceRef } from '../probe.ts';

/** The settings that decide where an instance logs and under which name. */
export interface LogSettings {
  readonly syslogName: string;
  readonly syslogFacility: string;
  /** Empty: Postfix logs to syslog. */
  readonly maillogFile: string;
  readonly queueDirectory: string;
}

const NAMES = ['syslog_name', 'syslog_facility', 'maillog_file', 'queue_directory'] as const;

/** Postfix's own defaults stand in where the configuration can't be read: the log is needed most when it is broken. */
export async function logSettings(host: Host, instance: InstanceRef): Promise<LogSettings> {
  const values = await Promise.all(NAMES.map((name) => host.run(['postconf', '-c', instance.config, '-hx', name])));
  const [name = '', facility = '', file = '', queue = ''] = values.map((result) =>
    result.ok && result.value.code === 0 ? result.value.stdout.trim() : '',
  );
  return {
    syslogName: name || 'postfix',
    syslogFacility: facility || 'mail',
    maillogFile: file,
    queueDirectory: queue || '/var/spool/postfix',
  };
}
