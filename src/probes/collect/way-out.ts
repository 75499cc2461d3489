import type { Host } from '../../host/types.ts';
import { isChrooted } from '../../postfix/chrooted.ts';
import { splitList } from '../../postfix/lists.ts';
import type { MasterService } from '../../postfix/master-cf.ts';
import { type NextHop, nextHops } from '../../postfix/next-hops.ts';
import { portNumber } from '../../postfix/services.ts';
import { type Configuration, readConfiguration } from './configuration.ts';

/** How mail to other domains leaves an instance, by its configuration. */
export interface WayOut {
  readonly configuration: Configuration;
  /** Name of the service that delivers it: the transport of default_transport. */
  readonly transport: string;
  /** Its line in master.cf; null when there is none, or master.cf can't be read. */
  readonly service: MasterService | null;
  /** True when that service is smtp(8). */
  readonly bySmtp: boolean;
  /** Where it goes instead of the recipient's own mail server; empty: to that server. */
  readonly relays: readonly NextHop[];
  /** The setting that names the relays. */
  readonly relaySetting: 'relayhost' | 'default_transport';
  /** smtp(8) runs in the chroot jail. */
  readonly chrooted: boolean;
  readonly families: readonly ('ipv4' | 'ipv6')[];
  /** Destination ports: those of the relays, else smtp's own. */
  readonly ports: readonly number[];
  /** The expanded value of a parameter as this service sees it. */
  value(name: string): string | undefined;
}

export async function readWayOut(host: Host, config: string): Promise<WayOut> {
  return wayOut(await readConfiguration(host, config));
}

export function wayOut(configuration: Configuration): WayOut {
  const [transport = 'smtp', ...rest] = (configuration.value('default_transport') ?? 'smtp').split(':');
  const service = configuration.master.ok ? (configuration.master.value.service(transport, 'unix') ?? null) : null;
  const value = (name: string) => (service ? configuration.serviceValue(service, name) : configuration.value(name));
  const ownPort = portNumber(value('smtp_tcp_port') ?? '') ?? 25;
  // A next hop that default_transport names itself goes before relayhost (trivial-rewrite(8)).
  const explicit = rest.join(':');
  const relays = nextHops(explicit || (configuration.value('relayhost') ?? ''), ownPort, splitList(value('use_srv_lookup') ?? ''));
  const ports = [...new Set(relays.flatMap(({ port }) => port ?? []))];
  return {
    configuration,
    transport,
    service,
    bySmtp: service?.command === 'smtp' || (service === null && !configuration.master.ok && transport === 'smtp'),
    relays,
    relaySetting: explicit === '' ? 'relayhost' : 'default_transport',
    chrooted: service !== null && isChrooted(service, configuration.value('compatibility_level')),
    families: familiesOf(value('inet_protocols') ?? 'all'),
    ports: ports.length > 0 ? ports : [ownPort],
    value,
  };
}

function familiesOf(value: string): readonly ('ipv4' | 'ipv6')[] {
  const names = splitList(value.toLowerCase());
  if (names.includes('all') || names.length === 0) return ['ipv4', 'ipv6'];
  return (['ipv4', 'ipv6'] as const).filter((family) => names.includes(family));
}
