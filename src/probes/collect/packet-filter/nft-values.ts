import { type AddressRange, parseRange } from '../../../postfix/network.ts';
import type { PortRange } from './conditions.ts';

/** Values on the right of an nftables match, as `nft -j` writes them (libnftables-json(5)): literals, prefixes, ranges, sets. */

export type NftJson = null | boolean | number | string | readonly NftJson[] | { readonly [key: string]: NftJson };
/** Named sets and maps of one table. */
export type NamedSets = ReadonlyMap<string, readonly NftJson[]>;

export const isObject = (value: NftJson | undefined): value is { readonly [key: string]: NftJson } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: NftJson | undefined): value is readonly NftJson[] => Array.isArray(value);
export const textOf = (value: NftJson | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** The single values of a right side; null when a named set isn't known. */
export function elements(right: NftJson | undefined, sets: NamedSets): readonly NftJson[] | null {
  if (right === undefined) return null;
  if (typeof right === 'string' && right.startsWith('@')) return flat(sets.get(right.slice(1)) ?? null);
  if (isList(right)) return flat(right);
  if (isObject(right) && isList(right.set)) return flat(right.set);
  if (isObject(right) && typeof right.set === 'string') return flat(sets.get(right.set.replace(/^@/, '')) ?? null);
  if (isObject(right) && isList(right['|'])) return flat(right['|']);
  return [right];
}

/** An element with a time-out or a comment wraps its value. */
const flat = (values: readonly NftJson[] | null): readonly NftJson[] | null =>
  values?.map((value) => (isObject(value) && isObject(value.elem) ? (value.elem.val ?? null) : value)) ?? null;

/** Null if one of them is no port. */
export function ports(values: readonly NftJson[]): readonly PortRange[] | null {
  return everyOne(values.map(portRange));
}

function portRange(value: NftJson): PortRange | null {
  if (isObject(value) && isList(value.range)) {
    const [first, last] = value.range.map(portNumber);
    return first === undefined || last === undefined || first === null || last === null ? null : [first, last];
  }
  const port = portNumber(value);
  return port === null ? null : [port, port];
}

const SERVICES: { readonly [name: string]: number } = {
  smtp: 25,
  mail: 25,
  smtps: 465,
  submissions: 465,
  submission: 587,
  ssh: 22,
  domain: 53,
  http: 80,
  https: 443,
};

export function portNumber(value: NftJson | undefined): number | null {
  if (typeof value === 'number') return value;
  const text = textOf(value);
  return /^\d+$/.test(text) ? Number(text) : (SERVICES[text] ?? null);
}

/** Null if one of them is no address, network or range. */
export function addresses(values: readonly NftJson[]): readonly AddressRange[] | null {
  return everyOne(values.map(addressRange));
}

function addressRange(value: NftJson): AddressRange | null {
  if (isObject(value) && isObject(value.prefix)) return parseRange(`${textOf(value.prefix.addr)}/${textOf(value.prefix.len)}`);
  if (isObject(value) && isList(value.range)) return parseRange(value.range.map(textOf).join('-'));
  return parseRange(textOf(value));
}

function everyOne<T>(values: readonly (T | null)[]): readonly T[] | null {
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  return known.length === values.length ? known : null;
}
