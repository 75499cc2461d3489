import type { Host, Result, RunValue } from '../../host/types.ts';
import { isIPv6 } from '../../postfix/ip-literal.ts';

export type Route =
  | {
      readonly kind: 'routed';
      readonly to: string;
      readonly gateway: string | null;
      readonly interface: string;
      readonly source: string | null;
    }
  | { readonly kind: 'none'; readonly to: string; readonly error: string };

/** Asks the kernel which way packets to an address would take: rules and tables of all kinds are considered, and no packet is sent. */
export async function routeTo(host: Host, to: string): Promise<Result<Route>> {
  const ran = await host.run(['ip', 'route', 'get', to]);
  return ran.ok ? parseRoute(ran.value, to) : ran;
}

export const routeCommand = (to: string): string => `ip ${isIPv6(to) ? '-6 ' : ''}route get ${to}`;

/** ip-route(8): a line for the route, or the kernel's answer on stderr with status 2. */
export function parseRoute({ code, stdout, stderr }: RunValue, to: string): Result<Route> {
  const [line = ''] = stdout.split('\n');
  const after = (word: string) => new RegExp(`(?:^|\\s)${word} (\\S+)`).exec(line)?.[1] ?? null;
  const blocked = /^(unreachable|prohibit|blackhole) /.exec(line)?.[1];
  if (blocked) return { ok: true, value: { kind: 'none', to, error: `the route is set to "${blocked}"` } };
  const dev = after('dev');
  if (code === 0 && dev !== null)
    return { ok: true, value: { kind: 'routed', to, gateway: after('via'), interface: dev, source: after('src') } };
  const answer = /RTNETLINK answers: (.*)/.exec(stderr)?.[1];
  if (answer && NO_ROUTE.test(answer)) return { ok: true, value: { kind: 'none', to, error: answer } };
  return { ok: false, kind: 'bad-output', what: 'ip', reason: `ip route get ${to}: ${(stderr || stdout).trim().split('\n')[0] ?? ''}` };
}

/** Unreachable and no route; "Permission denied" and "Invalid argument" are routes of the kinds prohibit and blackhole. */
const NO_ROUTE = /^(Network is unreachable|No route to host|Network is down|Permission denied|Invalid argument)$/;
