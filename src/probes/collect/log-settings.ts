import type { Host } from '../../host/types.ts';
import type { InstanceRef } from '../probe.ts';
import { readConfiguration } from './configuration.ts';

/** The settings that decide where an instance logs and under which name. */
export interface LogSettings {
  readonly syslogName: string;
  readonly syslogFacility: string;
  /** Empty: Postfix logs to syslog. */
  readonly maillogFile: string;
  readonly queueDirectory: string;
}

/** Postfix's own defaults stand in where the configuration can't be read: the log is needed most when it is broken. */
export async function logSettings(host: Host, instance: InstanceRef): Promise<LogSettings> {
  const { value } = await readConfiguration(host, instance.config);
  return {
    syslogName: value('syslog_name') || 'postfix',
    syslogFacility: value('syslog_facility') || 'mail',
    maillogFile: value('maillog_file') ?? '',
    queueDirectory: value('queue_directory') || '/var/spool/postfix',
  };
}
