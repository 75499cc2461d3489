import { portNumber } from './services.ts';

export interface HostPort {
  /** Host or address without brackets; empty means all that inet_interfaces names. */
  readonly host: string;
  /** As written: a number or a service name. */
  readonly port: string;
  readonly portNumber: number | null;
}

/** Splits the name of an inet service, `[host:]port` with an optional `[...]` round the host (master(5)); null when it can't be one. */
export function splitHostPort(name: string): HostPort | null {
  const bracketed = /^\[([^\]]*)\]:(.+)$/.exec(name);
  if (bracketed) return hostPort(bracketed[1] ?? '', bracketed[2] ?? '');
  if (name.startsWith('[')) return null;
  const colon = name.lastIndexOf(':');
  return hostPort(name.slice(0, Math.max(colon, 0)), name.slice(colon + 1));
}

function hostPort(host: string, port: string): HostPort | null {
  if (port === '' || /^[0-9].*[^0-9]/.test(port)) return null;
  return { host, port, portNumber: portNumber(port) };
}
