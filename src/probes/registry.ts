import clientLimits from './client-limits.ts';
import context from './context.ts';
import inboundPacketFilter from './inbound-packet-filter.ts';
import listeningAddresses from './listening-addresses.ts';
import mailRole from './mail-role.ts';
import outsideConnection from './outside-connection.ts';
import ownAddresses from './own-addresses.ts';
import type { AnyProbe } from './probe.ts';
import publicDns from './public-dns.ts';
import publishedAddress from './published-address.ts';
import relayPolicy from './relay-policy.ts';
import reverseLookup from './reverse-lookup.ts';
import smtpGreeting from './smtp-greeting.ts';
import smtpService from './smtp-service.ts';
import smtpdCrashes from './smtpd-crashes.ts';
import smtpdLoad from './smtpd-load.ts';
import smtpdRestrictions from './smtpd-restrictions.ts';
import whoListens from './who-listens.ts';

/** Every probe that a flow may ask, by id. A new probe is one import and one line here. */
export const probes: Record<string, AnyProbe> = {
  'client-limits': clientLimits,
  context,
  'inbound-packet-filter': inboundPacketFilter,
  'listening-addresses': listeningAddresses,
  'mail-role': mailRole,
  'outside-connection': outsideConnection,
  'own-addresses': ownAddresses,
  'public-dns': publicDns,
  'published-address': publishedAddress,
  'relay-policy': relayPolicy,
  'reverse-lookup': reverseLookup,
  'smtp-greeting': smtpGreeting,
  'smtp-service': smtpService,
  'smtpd-crashes': smtpdCrashes,
  'smtpd-load': smtpdLoad,
  'smtpd-restrictions': smtpdRestrictions,
  'who-listens': whoListens,
};
