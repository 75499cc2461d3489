import type { Host } from '../../host/types.ts';
import { mailDomains } from '../../postfix/mail-domains.ts';
import type { Configuration } from './configuration.ts';
import { type PublishedDomain, type PublishedHost, publishedDomain, publishedHost } from './published-hosts.ts';

/** What DNS says about the names in a configuration. */
export interface OwnNamesInDns {
  readonly domains: readonly PublishedDomain[];
  /** myhostname itself. */
  readonly host: PublishedHost & { readonly complete: boolean };
}

const MOST = 5;

export async function ownNamesInDns(host: Host, { value }: Pick<Configuration, 'value'>): Promise<OwnNamesInDns> {
  const { local, hosted } = mailDomains(value);
  const names = [...local, ...hosted].filter((name) => !name.startsWith('.')).slice(0, MOST);
  const [domains, own] = await Promise.all([
    Promise.all(names.map((name) => publishedDomain(host, name))),
    publishedHost(host, value('myhostname') ?? 'localhost'),
  ]);
  return { domains, host: own };
}
