import chrootLogSocket from './chroot-log-socket.ts';
import clientLimits from './client-limits.ts';
import context from './context.ts';
import inboundPacketFilter from './inbound-packet-filter.ts';
import listeningAddresses from './listening-addresses.ts';
import logFileSystem from './log-file-system.ts';
import logLocation from './log-location.ts';
import logWriter from './log-writer.ts';
import mailFacilityRoute from './mail-facility-route.ts';
import mailRole from './mail-role.ts';
import maillogFile from './maillog-file.ts';
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
import startLines from './start-lines.ts';
import syslogDaemon from './syslog-daemon.ts';
import syslogSocket from './syslog-socket.ts';
import whoListens from './who-listens.ts';

/** Every probe that a flow may ask, by id. A new probe is one import and one line here. */
export const probes: Record<string, AnyProbe> = {
  'chroot-log-socket': chrootLogSocket,
  'client-limits': clientLimits,
  context,
  'inbound-packet-filter': inboundPacketFilter,
  'listening-addresses': listeningAddresses,
  'log-file-system': logFileSystem,
  'log-location': logLocation,
  'log-writer': logWriter,
  'mail-facility-route': mailFacilityRoute,
  'mail-role': mailRole,
  'maillog-file': maillogFile,
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
  'start-lines': startLines,
  'syslog-daemon': syslogDaemon,
  'syslog-socket': syslogSocket,
  'who-listens': whoListens,
};
