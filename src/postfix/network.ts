/** Ranges of IP addresses, as packet filters and mynetworks write them. */

export type IpFamily = 'ipv4' | 'ipv6';
export interface AddressRange {
  readonly family: IpFamily;
  /** First and last address, as numbers of 32 or 128 bits. */
  readonly first: bigint;
  readonly last: bigint;
}

const BITS = { ipv4: 32, ipv6: 128 } as const;

/** "192.0.2.1", "192.0.2.0/24", "[2001:db8::]/32", "10.0.0.1-10.0.0.9", "10.0.0.0/255.0.0.0"; null for anything else. */
export function parseRange(text: string): AddressRange | null {
  const [from = '', to] = text.split('-');
  if (to !== undefined) return between(parseRange(from), parseRange(to));
  const slash = text.lastIndexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === null) return null;
  const length = slash < 0 ? BITS[address.family] : prefixLength(text.slice(slash + 1), address.family);
  return length === null ? null : network(address, length);
}

export function parseAddress(text: string): { readonly family: IpFamily; readonly value: bigint } | null {
  const bare = /^\[.*\]$/.test(text) ? text.slice(1, -1) : text;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(bare)) return ipv4(bare);
  return bare.includes(':') ? ipv6(bare.replace(/%.*$/, '')) : null;
}

export const contains = (range: AddressRange, address: string): boolean => {
  const parsed = parseAddress(address);
  return parsed !== null && parsed.family === range.family && parsed.value >= range.first && parsed.value <= range.last;
};

/** How many bits of prefix this range has, rounded to the next larger network: 0 is everything. */
export function prefixBits({ family, first, last }: AddressRange): number {
  return last === first ? BITS[family] : BITS[family] - (last - first).toString(2).length;
}

function network({ family, value }: { family: IpFamily; value: bigint }, length: number): AddressRange {
  const host = (1n << BigInt(BITS[family] - length)) - 1n;
  return { family, first: value & ~host, last: value | host };
}

function between(from: AddressRange | null, to: AddressRange | null): AddressRange | null {
  if (from === null || to === null || from.family !== to.family || from.first > to.last) return null;
  return { family: from.family, first: from.first, last: to.last };
}

function prefixLength(text: string, family: IpFamily): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text) <= BITS[family] ? Number(text) : null;
  const mask = parseAddress(text);
  if (mask === null || mask.family !== family) return null;
  const bits = mask.value.toString(2).padStart(BITS[family], '0');
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : null;
}

function ipv4(text: string): { family: 'ipv4'; value: bigint } | null {
  const parts = text.split('.').map(Number);
  if (parts.some((part) => part > 255)) return null;
  return { family: 'ipv4', value: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) };
}

function ipv6(text: string): { family: 'ipv6'; value: bigint } | null {
  const dotted = /(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text);
  const four = dotted?.[1] === undefined ? null : ipv4(dotted[1]);
  if (dotted !== null && four === null) return null;
  const plain =
    four === null
      ? text
      : `${text.slice(0, -(dotted?.[1]?.length ?? 0))}${(four.value >> 16n).toString(16)}:${(four.value & 0xffffn).toString(16)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 0) return null;
  const groups = [...head, ...Array<string>(halves.length === 2 ? missing : 0).fill('0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return { family: 'ipv6', value: groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n) };
}
