import { splitList } from './lists.ts';

/** Reads the expanded value of a parameter. */
type Value = (name: string) => string | undefined;

/** Domains for which a configuration takes mail from elsewhere, as far as main.cf names them itself. */
export interface MailDomains {
  /** Names in mydestination beyond the host's own names. */
  readonly local: readonly string[];
  /** Names in relay_domains and the virtual domain parameters. */
  readonly hosted: readonly string[];
  /** These parameters name a table: there are further domains that main.cf doesn't show. */
  readonly tables: readonly string[];
}

const HOSTED = ['relay_domains', 'virtual_mailbox_domains', 'virtual_alias_domains'];

export function mailDomains(value: Value): MailDomains {
  const own = ownNames(value);
  const items = (name: string) => splitList(value(name) ?? '').filter((item) => !item.startsWith('!'));
  const named = (name: string) => items(name).filter((item) => !isTable(item) && !own.has(item.toLowerCase()) && isDomain(item));
  const local = named('mydestination');
  const hosted = HOSTED.flatMap(named).filter((domain) => !local.includes(domain));
  const tables = ['mydestination', ...HOSTED].filter(
    (name) => items(name).some(isTable) && !(name === 'virtual_alias_domains' && isDefaultAlias(value)),
  );
  return { local: [...new Set(local)], hosted: [...new Set(hosted)], tables };
}

/** virtual_alias_domains is `$virtual_alias_maps` unless set: an alias table isn't by itself a list of domains. */
const isDefaultAlias = (value: Value): boolean => value('virtual_alias_domains') === value('virtual_alias_maps');

/** Names that any host has for itself; mail to them comes from this host. */
export function ownNames(value: Value): ReadonlySet<string> {
  const host = (value('myhostname') ?? '').toLowerCase();
  const domain = (value('mydomain') ?? '').toLowerCase();
  const short = host.split('.')[0] ?? '';
  return new Set([host, short, 'localhost', `localhost.${domain}`, `${short}.localdomain`, 'localhost.localdomain', 'localdomain']);
}

const isTable = (item: string): boolean => item.includes(':') || item.startsWith('/');
const isDomain = (item: string): boolean => /^\.?[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(item) && !item.toLowerCase().endsWith('.localdomain');
