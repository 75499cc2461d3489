import { splitList } from './lists.ts';

const FACILITIES =
  'auth authpriv cron daemon ftp kern lpr mail news security syslog user uucp local0 local1 local2 local3 local4 local5 local6 local7';
const PROTOCOLS = ['all', 'ipv4', 'ipv6'];

/**
 * Why every Postfix program stops at this value of a parameter with a fixed set of words, as the end of "It must be …"; null when the
 * value is good or the parameter isn't one of these.
 */
export function wrongChoice(name: string, value: string): string | null {
  switch (name) {
    case 'compatibility_level':
      return /^\d+(\.\d+){0,2}$/.test(value) ? null : 'a version such as 3.6, or a single digit';
    case 'syslog_facility':
      return value === '' || FACILITIES.split(' ').includes(value.toLowerCase()) ? null : `one of ${FACILITIES.replaceAll(' ', ', ')}`;
    case 'inet_protocols':
      return splitList(value).every((word) => PROTOCOLS.includes(word.toLowerCase())) ? null : 'all, ipv4, ipv6, or several of these';
    default:
      return null;
  }
}

/** Parameters that every Postfix program expands when it starts; an error in their `$name` references stops it. */
const EXPANDED_BY_ALL: ReadonlySet<string> = new Set(
  `alias_database debug_peer_list export_environment fast_flush_domains import_environment inet_interfaces inet_protocols
  maillog_file multi_instance_directories multi_instance_name mydestination mydomain myhostname mynetworks myorigin
  parent_domain_matches_subdomains proxy_interfaces recipient_delimiter relay_domains relayhost`.split(/\s+/),
);

export const isExpandedByAll = (name: string): boolean => EXPANDED_BY_ALL.has(name);
