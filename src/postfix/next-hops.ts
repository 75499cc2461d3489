import { isIP } from './ip-literal.ts';
import { portNumber } from './services.ts';

/** One place to which mail is handed, as relayhost or a transport names it (postconf(5), transport(5)). */
export interface NextHop {
  /** As written. */
  readonly text: string;
  /** Host, domain or address, without brackets. */
  readonly host: string;
  /** True for a name without brackets: its MX records are asked for. */
  readonly mx: boolean;
  readonly isAddress: boolean;
  /** TCP port; null for a service name that isn't a usual one. */
  readonly port: number | null;
}

/** `[host]`, `[host]:port`, `domain`, `domain:port`, `[ipv6:2001:db8::1]`; several are separated by commas or blanks (3.5 and later). */
export const nextHops = (value: string, defaultPort = 25): readonly NextHop[] =>
  value
    .split(/[\s,]+/)
    .filter((text) => text !== '')
    .map((text) => nextHop(text, defaultPort));

function nextHop(text: string, defaultPort: number): NextHop {
  const bracketed = /^\[([^\]]*)\](?::(.+))?$/.exec(text);
  const plain = /^([^[\]]*?)(?::([^:]+))?$/.exec(text);
  const [, host = text, port] = bracketed ?? plain ?? [];
  const bare = host.replace(/^ipv6:/i, '');
  const isAddress = isIP(bare);
  return { text, host: bare, mx: bracketed === null && !isAddress, isAddress, port: port === undefined ? defaultPort : portNumber(port) };
}
