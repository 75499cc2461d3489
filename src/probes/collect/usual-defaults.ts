import type { Host } from '../../host/types.ts';

/** Defaults that have not changed for many releases, for when postconf cannot be asked (postconf(5)). */
const STABLE: Readonly<Record<string, string>> = {
  alternate_config_directories: '',
  command_directory: '/usr/sbin',
  data_directory: '/var/lib/postfix',
  default_privs: 'nobody',
  inet_interfaces: 'all',
  mail_name: 'Postfix',
  mail_owner: 'postfix',
  maillog_file: '',
  maillog_file_prefixes: '/var, /dev/stdout',
  master_service_disable: '',
  multi_instance_directories: '',
  multi_instance_enable: 'no',
  multi_instance_group: '',
  multi_instance_name: '',
  process_id_directory: 'pid',
  queue_directory: '/var/spool/postfix',
  setgid_group: 'postdrop',
  syslog_facility: 'mail',
  syslog_name: '${multi_instance_name?{$multi_instance_name}:{postfix}}',
};

/** Where distributions put the daemons and their libraries: Debian and its kin, Red Hat and its kin, the source's own default. */
const LAYOUTS: readonly (readonly [daemons: string, libraries: string])[] = [
  ['/usr/lib/postfix/sbin', '/usr/lib/postfix'],
  ['/usr/libexec/postfix', '/usr/lib64/postfix'],
  ['/usr/lib/postfix/bin', '/usr/lib/postfix'],
];

/** The stable defaults, with the daemon directory that this host has (the first of the usual ones that holds `master`). */
export async function usualDefaults(host: Host, config: string): Promise<Readonly<Record<string, string>>> {
  const base = { ...STABLE, config_directory: config, meta_directory: config };
  for (const [daemons, libraries] of LAYOUTS) {
    const master = await host.stat(`${daemons}/master`);
    if (master.ok) return { ...base, daemon_directory: daemons, shlib_directory: libraries };
  }
  return base;
}
