import { type AddressRange, contains, parseAddress, parseRange } from './network.ts';

/** Loopback, link-local and private networks (RFC 1122, 3927, 1918, 6598, 4291, 4193): not the Internet. */
const INNER: readonly AddressRange[] = [
  '127.0.0.0/8',
  '169.254.0.0/16',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '0.0.0.0/8',
  '::/127',
  'fe80::/10',
  'fc00::/7',
].flatMap((text) => parseRange(text) ?? []);

/** True for an address that other networks can't reach. */
export const isInner = (address: string): boolean => INNER.some((range) => contains(range, address));

/** The network that an address most likely shares with its owner's others: /16 of IPv4, /32 of IPv6. */
export function wideNetwork(address: string): string {
  const parsed = parseAddress(address);
  if (parsed === null) return address;
  return `${parsed.family} ${parsed.value >> (parsed.family === 'ipv4' ? 16n : 96n)}`;
}
