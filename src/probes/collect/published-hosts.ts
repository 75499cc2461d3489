import type { Host, LookupValue, Result } from '../../host/types.ts';

/** One machine that DNS names as taking mail for a domain. */
export interface PublishedHost {
  readonly name: string;
  readonly addresses: readonly string[];
}
/** What DNS says about a domain. */
export interface PublishedDomain {
  readonly domain: string;
  /** `by`: MX records; or, without any, the domain's own address records (RFC 5321 section 5.1). */
  readonly by: 'mx' | 'address' | 'nothing';
  readonly hosts: readonly PublishedHost[];
  /** A question got no clear answer: nothing may be concluded from what is missing. */
  readonly complete: boolean;
}

const TIMEOUT_MS = 3_000;

/** Asks the configured resolver for the mail hosts of a domain and for their addresses of both families. */
export async function publishedDomain(host: Host, domain: string): Promise<PublishedDomain> {
  const mx = await host.lookup(domain, 'MX', { timeoutMs: TIMEOUT_MS });
  if (isFound(mx)) {
    const hosts = await Promise.all(mx.value.records.map((record) => publishedHost(host, mailHost(record))));
    return { domain, by: 'mx', hosts: hosts.map(({ complete: _, ...one }) => one), complete: hosts.every(({ complete }) => complete) };
  }
  const own = await publishedHost(host, domain);
  const complete = isClear(mx) && own.complete;
  return {
    domain,
    by: own.addresses.length > 0 && isClear(mx) ? 'address' : 'nothing',
    hosts: own.addresses.length > 0 ? [own] : [],
    complete,
  };
}

/** The machines that SRV records name (RFC 2782); incomplete without any: Postfix may be told to go on with other records. */
export async function publishedService(host: Host, name: string): Promise<Pick<PublishedDomain, 'hosts' | 'complete'>> {
  const srv = await host.lookup(name, 'SRV', { timeoutMs: TIMEOUT_MS });
  const hosts = isFound(srv) ? await Promise.all(srv.value.records.map((record) => publishedHost(host, mailHost(record)))) : [];
  return { hosts: hosts.map(({ complete: _, ...one }) => one), complete: isFound(srv) && hosts.every(({ complete }) => complete) };
}

export async function publishedHost(host: Host, name: string): Promise<PublishedHost & { readonly complete: boolean }> {
  const answers = await Promise.all((['A', 'AAAA'] as const).map((type) => host.lookup(name, type, { timeoutMs: TIMEOUT_MS })));
  const addresses = answers.flatMap((answer) => (isFound(answer) ? answer.value.records : []));
  return { name, addresses, complete: answers.every(isClear) };
}

/** Records are "10 mail.example.test", "10 0 587 mail.example.test" or the bare name. */
const mailHost = (record: string): string => (record.trim().split(/\s+/).at(-1) ?? '').replace(/\.$/, '').toLowerCase();

const isFound = (answer: Result<LookupValue>): answer is { ok: true; value: LookupValue } => answer.ok && answer.value.status === 'found';
/** Servers that fail say nothing about what exists. */
const isClear = (answer: Result<LookupValue>): boolean => answer.ok && ['found', 'no-data', 'nxdomain'].includes(answer.value.status);
