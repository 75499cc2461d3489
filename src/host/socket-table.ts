import type { Listener } from './types.ts';

export type Socket = Pick<Listener, 'family' | 'address' | 'port' | 'inode' | 'backlog'>;

/** State 0A of /proc/net/tcp is LISTEN. There rx_queue counts the connections that wait to be accepted. */
const LISTEN = '0A';

/** Listening sockets of /proc/net/tcp or tcp6: addresses are hexadecimal words in the byte order of the machine (little-endian). */
export function parseSocketTable(text: string, family: Listener['family']): readonly Socket[] {
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === LISTEN)
    .map((fields) => {
      const [address = '', port = ''] = (fields[1] ?? '').split(':');
      const backlog = Number.parseInt((fields[4] ?? '').split(':')[1] ?? '', 16);
      return {
        family,
        address: family === 'ipv4' ? ipv4(bytesOf(address)) : ipv6(bytesOf(address)),
        port: Number.parseInt(port, 16),
        inode: Number(fields[9]),
        backlog: Number.isNaN(backlog) ? null : backlog,
      };
    });
}

const bytesOf = (hex: string): readonly number[] =>
  (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)).reverse());

const ipv4 = (bytes: readonly number[]): string => bytes.join('.');

/** Shortened by the URL parser as RFC 5952 wants it. */
function ipv6(bytes: readonly number[]): string {
  const groups = bytes.flatMap((byte, at) => (at % 2 === 0 ? [((byte << 8) | (bytes[at + 1] ?? 0)).toString(16)] : []));
  const host = new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(host);
  return mapped && bytes.length === 16 ? `::ffff:${ipv4(bytes.slice(12))}` : host;
}
