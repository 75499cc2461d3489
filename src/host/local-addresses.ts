import { isIP, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { NetworkAddress } from './types.ts';

/** Addresses of the interfaces that are up. */
export function localAddresses(): readonly NetworkAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses.map(({ address, cidr }) => ({
      interface: name,
      family: isIPv6(address) ? ('ipv6' as const) : ('ipv4' as const),
      address,
      prefix: Number(cidr?.split('/')[1] ?? (isIPv6(address) ? 128 : 32)),
      scope: scopeOf(address),
    })),
  );
}

/** RFC 1122 and 4291 (loopback), 3927 and 4291 (link-local), 1918, 6598 and 4193 (private); documentation nets count as public. */
export function scopeOf(address: string): NetworkAddress['scope'] {
  const plain = unmapped(address);
  if (/^127\./.test(plain) || plain === '::1') return 'loopback';
  if (/^169\.254\./.test(plain) || /^fe[89ab]/i.test(plain)) return 'link';
  if (/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(plain)) return 'private';
  return /^f[cd][0-9a-f]{2}:/i.test(plain) ? 'private' : 'public';
}

/** True for addresses that never leave this machine: its own, loopback, and "any". */
export function isLocal(address: string): boolean {
  const plain = unmapped(address).replace(/%.*$/, '').toLowerCase();
  if (isIP(plain) === 0) return false;
  if (scopeOf(plain) === 'loopback' || plain === '0.0.0.0' || plain === '::') return true;
  return localAddresses().some((own) => own.address.toLowerCase() === plain);
}

/** ::ffff:192.0.2.1 is 192.0.2.1. */
const unmapped = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
