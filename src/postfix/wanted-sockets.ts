import { splitList } from './lists.ts';
import type { MasterService } from './master-service.ts';
import { parseAddress } from './network.ts';
import { isLoopback } from './smtp-services.ts';

export type Family = 'ipv4' | 'ipv6';
/** Where a configuration tells master to listen: all addresses of a family, or these. */
export interface WantedSockets {
  readonly ipv4: 'all' | readonly string[];
  readonly ipv6: 'all' | readonly string[];
  /** Names that could not be turned into addresses: nothing may be concluded from what is missing. */
  readonly unresolved: readonly string[];
}

/** inet_protocols: `all` stands for both families (postconf(5)). */
export function wantedFamilies(protocols: string): readonly Family[] {
  const names = splitList(protocols).map((name) => name.toLowerCase());
  if (names.includes('all') || names.length === 0) return ['ipv4', 'ipv6'];
  return (['ipv4', 'ipv6'] as const).filter((family) => names.includes(family));
}

/**
 * The sockets of some inet services, by inet_interfaces, inet_protocols and their own `host:` parts.
 * @param resolve turns a host name into addresses, as /etc/hosts and DNS do; empty where it is unknown.
 */
export function wantedSockets(
  settings: { readonly interfaces: string; readonly protocols: string },
  services: readonly MasterService[],
  resolve: (name: string) => readonly string[],
): WantedSockets {
  const names = services.flatMap(({ listens }) => (listens?.host ? [listens.host] : splitList(settings.interfaces)));
  const found = names.map((name) => places(name, resolve));
  const of = (family: Family) => {
    if (!wantedFamilies(settings.protocols).includes(family)) return [];
    if (found.includes('all')) return 'all';
    const addresses = found.flatMap((one) => (one === 'all' || one === null ? [] : one));
    return [...new Set(addresses.filter((address) => parseAddress(address)?.family === family))];
  };
  return { ipv4: of('ipv4'), ipv6: of('ipv6'), unresolved: names.filter((_, at) => found[at] === null) };
}

function places(name: string, resolve: (name: string) => readonly string[]): 'all' | readonly string[] | null {
  const bare = name.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (bare === 'all') return 'all';
  if (bare === 'loopback-only' || bare === 'localhost') return ['127.0.0.1', '::1'];
  if (parseAddress(bare) !== null) return [bare];
  const resolved = resolve(bare);
  return resolved.length > 0 ? resolved : null;
}

/** Nothing but loopback addresses, in both families. */
export const onlyLoopback = ({ ipv4, ipv6, unresolved }: WantedSockets): boolean =>
  unresolved.length === 0 && ipv4 !== 'all' && ipv6 !== 'all' && [...ipv4, ...ipv6].every(isLoopback);

/** hosts(5): names to addresses. */
export function hostsFile(text: string): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (!address) continue;
    for (const name of names) map.set(name.toLowerCase(), [...(map.get(name.toLowerCase()) ?? []), address]);
  }
  return map;
}
