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
  /** Name whose SRV records lead on (use_srv_lookup, Postfix 3.8), or null. */
  readonly srv: string | null;
}

/** `[host]`, `[host]:port`, `domain`, `domain:port`, `[ipv6:2001:db8::1]`; several are separated by commas or blanks (3.5 and later). */
export const nextHops = (value: string, defaultPort = 25, srvServices: readonly string[] = []): readonly NextHop[] =>
  value
    .split(/[\s,]+/)
    .filter((text) => text !== '')
    .map((text) => nextHop(text, defaultPort, srvServices));

function nextHop(text: string, defaultPort: number, srvServices: readonly string[]): NextHop {
  const bracketed = /^\[([^\]]*)\](?::(.+))?$/.exec(text);
  const plain = /^([^[\]]*?)(?::([^:]+))?$/.exec(text);
  const [, host = text, port] = bracketed ?? plain ?? [];
  const bare = host.replace(/^ipv6:/i, '');
  const isAddress = isIP(bare);
  const mx = bracketed === null && !isAddress;
  const srv = mx && port !== undefined && srvServices.includes(port) ? `_${port}._tcp.${bare}` : null;
  return { text, host: bare, mx, isAddress, port: port === undefined ? defaultPort : portNumber(port), srv };
}
