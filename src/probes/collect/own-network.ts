import type { Host, NetworkAddress, Result } from '../../host/types.ts';

/** The addresses of this host, and through which interfaces it reaches the rest of the world. */
export interface OwnNetwork {
  readonly addresses: readonly NetworkAddress[];
  /** Interfaces with a default route; where there is none, all but loopback and the bridges of containers. */
  readonly outerInterfaces: readonly string[];
}

export async function readOwnNetwork(host: Host): Promise<Result<OwnNetwork>> {
  const [addresses, route4, route6] = await Promise.all([
    host.interfaces(),
    host.readFile('/proc/net/route'),
    host.readFile('/proc/net/ipv6_route'),
  ]);
  if (!addresses.ok) return addresses;
  const routed = [...(route4.ok ? defaultRoutes4(route4.value) : []), ...(route6.ok ? defaultRoutes6(route6.value) : [])];
  const names = [...new Set(addresses.value.map((address) => address.interface))].filter((name) => name !== 'lo' && !isInner(name));
  const outer = names.filter((name) => routed.includes(name));
  return { ok: true, value: { addresses: addresses.value, outerInterfaces: outer.length > 0 ? outer : names } };
}

/** Addresses at which other machines reach this one: neither loopback, nor link-local, nor a bridge to containers. */
export const outerAddresses = ({ addresses, outerInterfaces }: OwnNetwork): readonly NetworkAddress[] =>
  addresses.filter(({ scope, interface: name }) => (scope === 'private' || scope === 'public') && outerInterfaces.includes(name));

/** Interfaces that software makes for containers and virtual machines of this host. */
const isInner = (name: string): boolean => /^(docker|br-|veth|virbr|vnet|lxc|lxd|cni|flannel|cali|podman|vmnet|tailscale|dummy)/.test(name);

/** /proc/net/route: Iface Destination Gateway Flags …, numbers in hex; the last of the first eight columns is the mask. */
function defaultRoutes4(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', destination, , , , , , mask] = line.split(/\s+/);
    return destination === '00000000' && mask === '00000000' ? [name] : [];
  });
}

/** /proc/net/ipv6_route: destination, its prefix length, …, flags, interface. Reject routes are on lo. */
function defaultRoutes6(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const columns = line.trim().split(/\s+/);
    return columns[0] === '0'.repeat(32) && columns[1] === '00' ? [columns.at(-1) ?? ''] : [];
  });
}
