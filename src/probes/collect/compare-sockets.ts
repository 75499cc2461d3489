import type { Listener } from '../../host/types.ts';
import { splitList } from '../../postfix/lists.ts';
import { placeOf } from '../../postfix/own-place.ts';
import { isLoopback } from '../../postfix/smtp-services.ts';
import { type Family, onlyLoopback, type WantedSockets, wantedFamilies } from '../../postfix/wanted-sockets.ts';
import type { Unknown } from '../probe.ts';
import type { Configuration } from './configuration.ts';
import { type OwnNetwork, outerAddresses } from './own-network.ts';

type Setting = { value: string; file: string; line: number };
export type SocketComparison =
  | { kind: 'as-configured'; listening: string[] }
  | ({ kind: 'loopback-only' } & Setting)
  | { kind: 'needs-restart'; parameter: string; value: string; place: string; listening: string[] }
  | ({ kind: 'excludes'; excluded: string[] } & Setting)
  | ({ kind: 'ipv6-only' | 'ipv4-only'; addresses: string[] } & Setting)
  | Unknown;

/** What the files want, what is open, and which addresses the host has. */
export interface SocketView {
  readonly configuration: Pick<Configuration, 'definition'>;
  readonly network: OwnNetwork;
  /** Sockets of this instance, and of whoever. */
  readonly open: readonly Listener[];
  readonly everybody: readonly Listener[];
  readonly wanted: WantedSockets;
  readonly interfaces: string;
  readonly protocols: string;
}

const unseenOwners: Unknown = {
  kind: 'unknown',
  reason: 'only root may see whose the sockets on port 25 are',
  failure: 'denied',
  what: 'port 25',
};

/** The first difference that matters, the most important one first. */
export function compareSockets(view: SocketView): SocketComparison {
  const { open, wanted } = view;
  // Another instance serves port 25 for this one: nothing here says that it shouldn't.
  if (open.length === 0) return asConfigured(view.everybody);
  const wantsOuter = !onlyLoopback(wanted);
  const hasOuter = open.some(({ address }) => !isLoopback(address));
  if (wanted.unresolved.length > 0) return asConfigured(open);
  if (!wantsOuter && !hasOuter) return { kind: 'loopback-only', ...setting(view, 'inet_interfaces') };
  // Whose the open sockets are is not to be seen: they may be another program's.
  if (!wantsOuter && open.some(({ pids }) => pids.length === 0)) return unseenOwners;
  if (wantsOuter !== hasOuter) return needsRestart(view, 'inet_interfaces');
  const stale = staleFamily(view);
  if (stale)
    return needsRestart(
      view,
      wantedFamilies(view.protocols).includes(stale) === hasFamily(open, stale) ? 'inet_interfaces' : 'inet_protocols',
    );
  const four = outerOf(view, 'ipv4');
  if (four.length > 0 && !wantedFamilies(view.protocols).includes('ipv4')) {
    return { kind: 'ipv6-only', ...setting(view, 'inet_protocols'), addresses: four };
  }
  const excluded = excludedAddresses(view);
  const six = outerAddresses(view.network).filter(({ family, scope }) => family === 'ipv6' && scope === 'public');
  if (excluded.length === 0 && six.length > 0 && !wantedFamilies(view.protocols).includes('ipv6')) {
    return { kind: 'ipv4-only', ...setting(view, 'inet_protocols'), addresses: six.map(({ address }) => address) };
  }
  return excluded.length > 0 ? { kind: 'excludes', ...setting(view, 'inet_interfaces'), excluded } : asConfigured(open);
}

const asConfigured = (open: readonly Listener[]): SocketComparison => ({ kind: 'as-configured', listening: open.map(socketName) });

/** A family whose sockets are not what the files want: closed though wanted, or open though not wanted. */
function staleFamily({ open, wanted, network }: SocketView): Family | null {
  const differs = (family: Family): boolean => {
    const mine = open.filter((listener) => listener.family === family);
    const want = wanted[family];
    const possible = network.addresses.some((address) => address.family === family);
    if (want === 'all') return possible && !mine.some(({ address }) => address === '0.0.0.0' || address === '::');
    const wildcard = mine.some(({ address }) => address === '0.0.0.0' || address === '::');
    if (wildcard) return want.length === 0;
    const has = (address: string) => network.addresses.some((own) => own.address === address);
    return want.some((address) => has(address) && !mine.some((listener) => listener.address === address));
  };
  return (['ipv4', 'ipv6'] as const).find(differs) ?? null;
}

const hasFamily = (open: readonly Listener[], family: Family): boolean => open.some((listener) => listener.family === family);

function needsRestart(view: SocketView, parameter: 'inet_interfaces' | 'inet_protocols'): SocketComparison {
  const value = parameter === 'inet_interfaces' ? view.interfaces : view.protocols;
  return {
    kind: 'needs-restart',
    parameter,
    value,
    place: placeOf(view.configuration.definition(parameter)),
    listening: view.open.map(socketName),
  };
}

const outerOf = ({ network }: SocketView, family: Family): string[] =>
  outerAddresses(network).flatMap((one) => (one.family === family ? [one.address] : []));

/** Another instance may serve the address, or a family may be off on purpose: only addresses that nobody serves are meant. */
function excludedAddresses(view: SocketView): string[] {
  // Then it is a service's own address in master.cf that leaves others out.
  if (splitList(view.interfaces).includes('all')) return [];
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const want = view.wanted[family];
    if (want === 'all' || want.length === 0) return [];
    const served = (address: string) =>
      view.everybody.some((one) => one.address === address || (one.family === family && /^(0\.0\.0\.0|::)$/.test(one.address)));
    return outerOf(view, family).filter((address) => !want.includes(address) && !served(address));
  });
}

function setting(view: SocketView, parameter: 'inet_interfaces' | 'inet_protocols') {
  const definition = view.configuration.definition(parameter);
  const value = parameter === 'inet_interfaces' ? view.interfaces : view.protocols;
  return { value, file: definition?.file ?? 'main.cf', line: definition?.line ?? 0 };
}

export const socketName = ({ family, address, port }: Listener): string =>
  family === 'ipv6' ? `[${address}]:${port}` : `${address}:${port}`;
