import { isIP } from './ip-literal.ts';

export interface NameServerLine {
  readonly line: number;
  readonly address: string;
}

/** resolv.conf as the C library reads it (resolv.conf(5)). */
export interface ResolvConf {
  /** The first three that are addresses: the library asks no more. */
  readonly servers: readonly NameServerLine[];
  /** Lines that name no server although they look as if they were meant to, as written. */
  readonly wrong: readonly { readonly line: number; readonly text: string }[];
}

const MOST_SERVERS = 3;
const KEYWORD = /^(nameserver|domain|search|options|sortlist)[ \t]/;

/** Reads a resolv.conf. A keyword counts at the very beginning of a line only; what isn't known is skipped without a word. */
export function parseResolvConf(text: string): ResolvConf {
  const servers: NameServerLine[] = [];
  const wrong: { line: number; text: string }[] = [];
  for (const [at, raw] of text.split('\n').entries()) {
    const meant = raw.replace(/[;#].*/, '').trim();
    if (meant === '') continue;
    const address = /^nameserver[ \t]+([^\s;#]+)/.exec(raw)?.[1];
    if (address !== undefined && isIP(address)) servers.push({ line: at + 1, address });
    else if (address !== undefined || !KEYWORD.test(`${raw} `)) wrong.push({ line: at + 1, text: meant });
  }
  return { servers: servers.slice(0, MOST_SERVERS), wrong };
}
