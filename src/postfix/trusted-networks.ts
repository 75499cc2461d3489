import { splitList } from './lists.ts';
import { parseRange, prefixBits } from './network.ts';

/** Entries of mynetworks or of a file that it names: addresses and networks; other things are left out. */
export const networkEntries = (value: string): readonly string[] => splitList(value).filter((entry) => !entry.startsWith('!'));

/** Networks so large that they hold strangers: more than a provider gives to one customer, and not set aside for private use. */
export function tooWide(entry: string): boolean {
  const range = parseRange(entry.replace(/^\[([^\]]*)\]/, '$1'));
  if (range === null) return false;
  const bits = prefixBits(range);
  if (range.family === 'ipv6') return bits < 8 || (bits <= 16 && range.first >> 125n === 1n);
  const first = Number(range.first >> 24n);
  return bits < 8 || (bits === 8 && ![10, 127, 0].includes(first));
}

/** Tables of mynetworks that can be read as text: a plain list, or cidr. */
export function tableFile(entry: string): { readonly path: string; readonly cidr: boolean } | null {
  const cidr = /^cidr:(\/.*)$/.exec(entry)?.[1];
  if (cidr !== undefined) return { path: cidr, cidr: true };
  return entry.startsWith('/') && !/^\/\d+$/.test(entry) ? { path: entry, cidr: false } : null;
}

/** The networks of such a file: in a cidr table the first word of a line; `!` and comments are left out. */
export const fileNetworks = (text: string, cidr: boolean): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .flatMap((line) => (cidr ? [line.split(/\s+/)[0] ?? ''] : networkEntries(line)))
    .filter((entry) => entry !== '' && !/^(if|endif|!)/i.test(entry));

/** Entries of relay_domains that stand for every domain, or for all of a large part of the Internet. */
export const takesEveryDomain = (value: string): string | undefined =>
  splitList(value).find(
    (entry) => /^static:/.test(entry) || /^(pcre|regexp):\{\s*\{\s*\/\.[*+]?\/\s/.test(entry) || /^\.?(com|net|org)$/i.test(entry),
  );
