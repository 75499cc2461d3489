import type { Host } from '../../host/types.ts';
import type { NextHop } from '../../postfix/next-hops.ts';
import { publishedDomain, publishedHost, publishedService } from './published-hosts.ts';

/** Where a next hop leads, by DNS. */
export interface RelayAddresses {
  readonly hop: NextHop;
  /** Machines that take its mail, with their addresses of both families. */
  readonly hosts: readonly { readonly name: string; readonly addresses: readonly string[] }[];
  /** All questions got a clear answer: what is missing doesn't exist. */
  readonly complete: boolean;
}

/** Asks as smtp(8) does: SRV records where it is told so, else MX records for a name without brackets, then addresses. */
export async function relayAddresses(host: Host, hop: NextHop): Promise<RelayAddresses> {
  if (hop.isAddress) return { hop, hosts: [{ name: hop.host, addresses: [hop.host] }], complete: true };
  if (hop.srv !== null) return { hop, ...(await publishedService(host, hop.srv)) };
  if (hop.mx) return { hop, ...(await publishedDomain(host, hop.host)) };
  const { complete, ...one } = await publishedHost(host, hop.host);
  return { hop, hosts: [one], complete };
}
