import { z } from 'zod';
import type { Host, NetworkAddress, Result } from '../host/types.ts';
import { isIPv6 } from '../postfix/ip-literal.ts';
import { relayAddresses } from './collect/relay-addresses.ts';
import { type Route, routeCommand, routeTo } from './collect/routes.ts';
import { readWayOut } from './collect/way-out.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('routed'), gateway: z.string(), interface: z.string() }),
  /** `to`: what can't be reached, in words. `addresses`: those that this host has, in words. */
  z.object({
    kind: z.literal('no-route'),
    to: z.string(),
    target: z.string(),
    error: z.string(),
    family: z.string(),
    addresses: z.string(),
  }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  /** What smtp(8) connects to: the relays, or two addresses that stand for the Internet. */
  readonly targets: readonly string[];
  readonly toRelay: boolean;
  readonly families: readonly ('ipv4' | 'ipv6')[];
  readonly routes: readonly Result<Route>[];
  readonly interfaces: Result<readonly NetworkAddress[]>;
}

/** Root name servers (a.root-servers.net): addresses that are as far away as any and don't change. Nothing is sent to them. */
const INTERNET = { ipv4: '198.41.0.4', ipv6: '2001:503:ba3e::2:30' } as const;

export default defineProbe({
  id: 'outbound-route',
  question: 'Does this host have a route to where its mail goes?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: () => [`ip route get ${INTERNET.ipv4}`, 'ip route show', 'ip -6 route show'],
  async collect(host: Host, { instance }): Promise<Facts> {
    const { relays, families } = await readWayOut(host, instance.config);
    const known = (await Promise.all(relays.map((hop) => relayAddresses(host, hop)))).flatMap(({ hosts }) =>
      hosts.flatMap((one) => one.addresses),
    );
    const toRelay = known.length > 0;
    const targets = (toRelay ? known : families.map((family) => INTERNET[family])).filter((address) =>
      families.includes(familyOf(address)),
    );
    const [routes, interfaces] = await Promise.all([Promise.all(targets.map((to) => routeTo(host, to))), host.interfaces()]);
    return { targets, toRelay, families, routes, interfaces };
  },
  interpret(facts): Interpretation<Outcome> {
    const evidence = facts.routes.map((route, at) => evidenceOf(route, facts.targets[at] ?? ''));
    return { outcome: judge(facts), evidence };
  },
});

function judge({ targets, toRelay, families, routes, interfaces }: Facts): Outcome {
  const failure = routes.find((route) => !route.ok);
  if (failure && !failure.ok) return unknown(failure);
  if (!interfaces.ok) return unknown(interfaces);
  const seen = routes.flatMap((route) => (route.ok ? [route.value] : []));
  const routed = seen.find((route) => route.kind === 'routed');
  const outer = interfaces.value.filter(({ scope }) => scope === 'public' || scope === 'private');
  const cut = seen.find((route) => route.kind === 'none' && isMissed(route, routed !== undefined, toRelay, families, outer));
  if (cut?.kind === 'none') {
    const addresses = outer.map(({ address, interface: name }) => `${address} on ${name}`).join(', ') || 'none';
    const to = toRelay ? `the relay host ${cut.to}` : 'other networks';
    return { kind: 'no-route', to, target: cut.to, error: cut.error, family: familyOf(cut.to) === 'ipv4' ? 'IPv4' : 'IPv6', addresses };
  }
  if (routed?.kind === 'routed') return { kind: 'routed', gateway: routed.gateway ?? '', interface: routed.interface };
  return { kind: 'unknown', reason: `it is not known where mail goes to (${targets.length} addresses)`, failure: 'not-found', what: 'ip' };
}

/**
 * Is a missing route a fault? Without any route, yes. With one of the other family, only where this host is connected by the missing one
 * too: public IPv4 addresses without an IPv4 route. IPv6 without a route is common, and smtp(8) goes on with IPv4.
 */
function isMissed(
  route: Route,
  otherRouted: boolean,
  toRelay: boolean,
  families: readonly string[],
  outer: readonly NetworkAddress[],
): boolean {
  if (!otherRouted) return familyOf(route.to) === 'ipv4' || !families.includes('ipv4') || !outer.some(({ family }) => family === 'ipv4');
  return !toRelay && familyOf(route.to) === 'ipv4' && outer.some(({ family, scope }) => family === 'ipv4' && scope === 'public');
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');

function evidenceOf(route: Result<Route>, to: string): Evidence {
  if (!route.ok) return { source: routeCommand(to), lines: [route.reason] };
  const { value } = route;
  if (value.kind === 'none') return { source: routeCommand(to), lines: [value.error] };
  const via = value.gateway === null ? '' : ` via ${value.gateway}`;
  return { source: routeCommand(to), lines: [`${to}${via} dev ${value.interface}`] };
}
