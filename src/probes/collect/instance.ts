import { z } from 'zod';
import type { ProcessInfo } from '../../host/types.ts';
import type { Configuration } from './configuration.ts';
import type { Running } from './running-master.ts';

/** One Postfix instance. Directories and names that could not be read have their usual values: see `valuesFrom`. */
export const Instance = z.object({
  /** "-" is the default instance; others have their multi_instance_name, or their directory where that is empty. */
  name: z.string(),
  /** Configuration directory. */
  config: z.string(),
  queueDirectory: z.string(),
  dataDirectory: z.string(),
  daemonDirectory: z.string(),
  commandDirectory: z.string(),
  shlibDirectory: z.string(),
  metaDirectory: z.string(),
  mailOwner: z.string(),
  setgidGroup: z.string(),
  /** mail_version; null when nobody could be asked. */
  version: z.string().nullable(),
  syslogName: z.string(),
  syslogFacility: z.string(),
  /** Empty: Postfix logs to syslog. */
  maillogFile: z.string(),
  /** Started by `postfix start` of the default instance (multi_instance_enable). */
  enabled: z.boolean(),
  running: z.enum(['yes', 'no', 'unknown']),
  masterPid: z.number().nullable(),
  /** When its master started, milliseconds since the epoch (UTC). */
  startedAtMs: z.number().nullable(),
  /** Who gave the values: postconf; our own reading of main.cf and usual defaults; or only the running master. */
  valuesFrom: z.enum(['postconf', 'parser', 'process']),
});
export type Instance = z.infer<typeof Instance>;

/** Puts an instance together from its configuration and its master. */
export function instanceOf(configuration: Configuration, running: Running, isDefault: boolean, alone: boolean): Instance {
  const value = (name: string, usual = '') => configuration.value(name) || usual;
  const { config } = configuration;
  const readable = configuration.source === 'postconf' || configuration.main.ok;
  return {
    name: isDefault ? '-' : value('multi_instance_name', config),
    config,
    ...directories(value, config, running.master),
    mailOwner: value('mail_owner', 'postfix'),
    setgidGroup: value('setgid_group', 'postdrop'),
    version: configuration.value('mail_version') ?? null,
    syslogName: value('syslog_name', 'postfix'),
    syslogFacility: value('syslog_facility', 'mail'),
    maillogFile: value('maillog_file'),
    enabled: (isDefault && alone) || value('multi_instance_enable') === 'yes',
    running: running.running,
    masterPid: running.master?.pid ?? null,
    startedAtMs: running.master?.startedAtMs ?? null,
    valuesFrom: configuration.source === 'postconf' ? 'postconf' : readable || !running.master ? 'parser' : 'process',
  };
}

function directories(value: (name: string, usual: string) => string, config: string, master: ProcessInfo | null) {
  const daemons = programDirectory(master) ?? '/usr/lib/postfix/sbin';
  return {
    queueDirectory: value('queue_directory', '/var/spool/postfix'),
    dataDirectory: value('data_directory', '/var/lib/postfix'),
    daemonDirectory: value('daemon_directory', daemons),
    commandDirectory: value('command_directory', '/usr/sbin'),
    shlibDirectory: value('shlib_directory', '/usr/lib/postfix'),
    metaDirectory: value('meta_directory', config),
  };
}

const programDirectory = (master: ProcessInfo | null): string | null => /^(\/.*)\/master$/.exec(master?.exe ?? '')?.[1] ?? null;
