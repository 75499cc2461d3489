import { wideNetwork } from './address-kinds.ts';

/** A mail server by name and address. */
export interface Destination {
  readonly host: string;
  readonly address: string;
}

/**
 * Two destinations of different owners: another domain and another network. What both have in common is then on our side of the Internet.
 * Null when there are no two.
 */
export function unrelatedPair<D extends Destination>(destinations: readonly D[]): readonly [D, D] | null {
  for (const one of destinations) {
    const other = destinations.find(
      ({ host, address }) => ownerDomain(host) !== ownerDomain(one.host) && wideNetwork(address) !== wideNetwork(one.address),
    );
    if (other) return [one, other];
  }
  return null;
}

/** The part of a host name that somebody registered: two labels, or three below country codes such as co.uk. */
export function ownerDomain(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(top.length === 2 && second.length <= 3 ? -3 : -2).join('.');
}
