import account from './account.ts';
import badValues from './bad-values.ts';
import chrootLogSocket from './chroot-log-socket.ts';
import clientLimits from './client-limits.ts';
import context from './context.ts';
import daemonPrograms from './daemon-programs.ts';
import defaultGateway from './default-gateway.ts';
import directory from './directory.ts';
import dnsPacketFilter from './dns-packet-filter.ts';
import fileSystem from './file-system.ts';
import hostName from './host-name.ts';
import inboundPacketFilter from './inbound-packet-filter.ts';
import inetInterfaces from './inet-interfaces.ts';
import initService from './init-service.ts';
import lastStop from './last-stop.ts';
import libraryPlace from './library-place.ts';
import listeningAddresses from './listening-addresses.ts';
import logFileSystem from './log-file-system.ts';
import logLocation from './log-location.ts';
import logWriter from './log-writer.ts';
import mailFacilityRoute from './mail-facility-route.ts';
import mailOrigin from './mail-origin.ts';
import mailRole from './mail-role.ts';
import maillogFile from './maillog-file.ts';
import mainCf from './main-cf.ts';
import masterCf from './master-cf.ts';
import nameServers from './name-servers.ts';
import nativeLookup from './native-lookup.ts';
import neededServices from './needed-services.ts';
import outboundDeliveries from './outbound-deliveries.ts';
import outboundPacketFilter from './outbound-packet-filter.ts';
import outboundRoute from './outbound-route.ts';
import outsideConnection from './outside-connection.ts';
import ownAddresses from './own-addresses.ts';
import packageFit from './package-fit.ts';
import postfixCommands from './postfix-commands.ts';
import postfixRunning from './postfix-running.ts';
import postfixScripts from './postfix-scripts.ts';
import type { AnyProbe } from './probe.ts';
import processLimitHits from './process-limit-hits.ts';
import publicDns from './public-dns.ts';
import publishedAddress from './published-address.ts';
import queueManager from './queue-manager.ts';
import queueSubdirectories from './queue-subdirectories.ts';
import queueSubdirectory from './queue-subdirectory.ts';
import relayPolicy from './relay-policy.ts';
import relayhostName from './relayhost-name.ts';
import remoteGreetings from './remote-greetings.ts';
import reverseLookup from './reverse-lookup.ts';
import sharedDirectory from './shared-directory.ts';
import sharedLibraries from './shared-libraries.ts';
import skippedServices from './skipped-services.ts';
import smtpBindAddress from './smtp-bind-address.ts';
import smtpGreeting from './smtp-greeting.ts';
import smtpJail from './smtp-jail.ts';
import smtpService from './smtp-service.ts';
import smtpdCrashes from './smtpd-crashes.ts';
import smtpdLoad from './smtpd-load.ts';
import smtpdRestrictions from './smtpd-restrictions.ts';
import startFailure from './start-failure.ts';
import startLines from './start-lines.ts';
import syslogDaemon from './syslog-daemon.ts';
import syslogSocket from './syslog-socket.ts';
import takenPorts from './taken-ports.ts';
import throttledDaemons from './throttled-daemons.ts';
import unopenableServices from './unopenable-services.ts';
import usualLogFile from './usual-log-file.ts';
import wayOut from './way-out.ts';
import whoListens from './who-listens.ts';

/** Every probe that a flow may ask, by id. A new probe is one import and one line here. */
export const probes: Record<string, AnyProbe> = {
  account,
  'bad-values': badValues,
  'chroot-log-socket': chrootLogSocket,
  'client-limits': clientLimits,
  context,
  'daemon-programs': daemonPrograms,
  'default-gateway': defaultGateway,
  directory,
  'dns-packet-filter': dnsPacketFilter,
  'file-system': fileSystem,
  'host-name': hostName,
  'inbound-packet-filter': inboundPacketFilter,
  'inet-interfaces': inetInterfaces,
  'init-service': initService,
  'last-stop': lastStop,
  'library-place': libraryPlace,
  'listening-addresses': listeningAddresses,
  'log-file-system': logFileSystem,
  'log-location': logLocation,
  'log-writer': logWriter,
  'mail-facility-route': mailFacilityRoute,
  'mail-origin': mailOrigin,
  'mail-role': mailRole,
  'maillog-file': maillogFile,
  'main-cf': mainCf,
  'master-cf': masterCf,
  'name-servers': nameServers,
  'native-lookup': nativeLookup,
  'needed-services': neededServices,
  'outbound-deliveries': outboundDeliveries,
  'outbound-packet-filter': outboundPacketFilter,
  'outbound-route': outboundRoute,
  'outside-connection': outsideConnection,
  'own-addresses': ownAddresses,
  'package-fit': packageFit,
  'postfix-commands': postfixCommands,
  'postfix-running': postfixRunning,
  'postfix-scripts': postfixScripts,
  'process-limit-hits': processLimitHits,
  'public-dns': publicDns,
  'published-address': publishedAddress,
  'queue-manager': queueManager,
  'queue-subdirectories': queueSubdirectories,
  'queue-subdirectory': queueSubdirectory,
  'relay-policy': relayPolicy,
  'relayhost-name': relayhostName,
  'remote-greetings': remoteGreetings,
  'reverse-lookup': reverseLookup,
  'shared-directory': sharedDirectory,
  'shared-libraries': sharedLibraries,
  'skipped-services': skippedServices,
  'smtp-bind-address': smtpBindAddress,
  'smtp-greeting': smtpGreeting,
  'smtp-jail': smtpJail,
  'smtp-service': smtpService,
  'smtpd-crashes': smtpdCrashes,
  'smtpd-load': smtpdLoad,
  'smtpd-restrictions': smtpdRestrictions,
  'start-failure': startFailure,
  'start-lines': startLines,
  'syslog-daemon': syslogDaemon,
  'syslog-socket': syslogSocket,
  'taken-ports': takenPorts,
  'throttled-daemons': throttledDaemons,
  'unopenable-services': unopenableServices,
  'way-out': wayOut,
  'usual-log-file': usualLogFile,
  'who-listens': whoListens,
};
