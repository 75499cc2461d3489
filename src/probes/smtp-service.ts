import { z } from 'zod';
import type { Host } from '../host/types.ts';
import { splitList } from '../postfix/lists.ts';
import type { MasterCf, MasterService } from '../postfix/master-cf.ts';
import { placeOf } from '../postfix/own-place.ts';
import { commentedAtPort, disabledBy, isLoopback, servicesAtPort, smtpServices } from '../postfix/smtp-services.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Place = { file: z.string(), line: z.number() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enabled'), service: z.string(), program: z.string(), ...Place }),
  /** `where`: the commented line, or that there is none at all; `text`: the line to put in. */
  z.object({ kind: z.literal('missing'), file: z.string(), where: z.string(), text: z.string() }),
  /** Port 25 is left to another program, which hands over to this service on the loopback interface; `where` and `text` as above. */
  z.object({ kind: z.literal('behind-front'), service: z.string(), file: z.string(), where: z.string(), text: z.string() }),
  z.object({ kind: z.literal('other-port'), service: z.string(), port: z.number(), ...Place }),
  z.object({ kind: z.literal('loopback-only'), service: z.string(), bare: z.string(), ...Place }),
  z.object({ kind: z.literal('switched-off'), value: z.string(), place: z.string(), item: z.string() }),
  /** TLS is expected before the greeting. */
  z.object({ kind: z.literal('tls-wrapped'), service: z.string(), place: z.string(), setting: z.string(), undo: z.string() }),
  /** postscreen answers, but hands over to a service that isn't there. */
  z.object({ kind: z.literal('no-smtpd-pass'), service: z.string(), wanted: z.string(), ...Place }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export default defineProbe({
  id: 'smtp-service',
  question: 'Does master.cf tell Postfix to answer on port 25?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -M`, `postconf -c ${instance.config} -h master_service_disable`],
  collect: (host: Host, { instance }) => readConfiguration(host, instance.config),
  interpret(configuration): Interpretation<Outcome> {
    if (!configuration.master.ok) return { outcome: unknown(configuration.master), evidence: [] };
    return judge(configuration, configuration.master.value);
  },
});

function judge(configuration: Configuration, master: MasterCf): Interpretation<Outcome> {
  const on25 = servicesAtPort(master, 25);
  const [first] = on25;
  if (first === undefined) return elsewhere(master);
  const off = disabledBy(splitList(configuration.value('master_service_disable') ?? ''), first);
  if (off !== null) return switchedOff(configuration, off);
  const wrapped = on25.find((service) => configuration.serviceValue(service, 'smtpd_tls_wrappermode') === 'yes');
  if (wrapped !== undefined) return tlsWrapped(configuration, wrapped);
  const screen = on25.find(({ command }) => command === 'postscreen');
  if (screen !== undefined) return screened(configuration, master, screen);
  if (on25.every(({ listens }) => isLoopback(listens?.host ?? ''))) return boundToLoopback(first);
  const open = on25.find(({ listens }) => !isLoopback(listens?.host ?? '')) ?? first;
  return { outcome: enabled(open), evidence: on25.map(line) };
}

const enabled = (service: MasterService): Outcome => ({
  kind: 'enabled',
  service: service.name,
  program: service.command,
  file: service.file,
  line: service.line,
});

const USUAL = 'smtp      inet  n       -       y       -       -       smtpd';
/** Ports that have a service of their own in a usual master.cf: not a moved port 25. */
const OWN_PURPOSE = new Set([465, 587, 10024, 10025, 10026, 10027]);

function elsewhere(master: MasterCf): Interpretation<Outcome> {
  const [commented] = commentedAtPort(master, 25);
  const moved = smtpServices(master).find(
    ({ listens }) => listens !== null && listens.portNumber !== null && !OWN_PURPOSE.has(listens.portNumber) && !isLoopback(listens.host),
  );
  if (moved !== undefined && commented === undefined && moved.listens?.portNumber) {
    const { name: service, file } = moved;
    return { outcome: { kind: 'other-port', service, port: moved.listens.portNumber, file, line: moved.line }, evidence: [line(moved)] };
  }
  const missing =
    commented === undefined
      ? { file: master.file, where: `no line of ${master.file} opens port 25`, text: USUAL }
      : {
          file: master.file,
          where: `line ${commented.line} of ${master.file} is switched off by its comment sign`,
          text: commented.text.replace(/^[\s#]+/, ''),
        };
  const evidence: Evidence[] =
    commented === undefined
      ? [{ source: master.file, lines: smtpServices(master).flatMap((service) => line(service).lines) }]
      : [{ source: `${master.file}:${commented.line}`, lines: [commented.text] }];
  const fed = smtpServices(master).find(({ listens }) => isLoopback(listens?.host ?? ''));
  return {
    outcome: fed === undefined ? { kind: 'missing', ...missing } : { kind: 'behind-front', service: fed.name, ...missing },
    evidence,
  };
}

function switchedOff(configuration: Configuration, item: string): Interpretation<Outcome> {
  const definition = configuration.definition('master_service_disable');
  const value = configuration.value('master_service_disable') ?? '';
  const source = definition === undefined ? 'postconf master_service_disable' : `${definition.file}:${definition.line}`;
  const outcome: Outcome = { kind: 'switched-off', value, place: placeOf(definition), item };
  return { outcome, evidence: [{ source, lines: [`master_service_disable = ${value}`] }] };
}

function tlsWrapped(configuration: Configuration, service: MasterService): Interpretation<Outcome> {
  const own = service.overrides.findLast(({ name }) => name === 'smtpd_tls_wrappermode');
  const definition = configuration.definition('smtpd_tls_wrappermode');
  const place = own === undefined ? placeOf(definition) : `${service.file}, in the service that begins in line ${service.line}`;
  const undo = own === undefined ? 'smtpd_tls_wrappermode = no' : `${service.name}/inet/smtpd_tls_wrappermode=no`;
  const setting = own === undefined ? 'smtpd_tls_wrappermode = yes' : `-o smtpd_tls_wrappermode=${own.value}`;
  const source = own === undefined && definition ? `${definition.file}:${definition.line}` : `${service.file}:${service.line}`;
  return { outcome: { kind: 'tls-wrapped', service: service.name, place, setting, undo }, evidence: [{ source, lines: [setting] }] };
}

/** postscreen(8) gives approved clients to the service of type pass that smtpd_service_name names. */
function screened(configuration: Configuration, master: MasterCf, screen: MasterService): Interpretation<Outcome> {
  const wanted = configuration.serviceValue(screen, 'smtpd_service_name') ?? 'smtpd';
  const evidence = [line(screen)];
  if (master.service(wanted, 'pass') !== undefined) return { outcome: enabled(screen), evidence };
  return { outcome: { kind: 'no-smtpd-pass', service: screen.name, wanted, file: screen.file, line: screen.line }, evidence };
}

function boundToLoopback(service: MasterService): Interpretation<Outcome> {
  const { name, file, line: at } = service;
  const outcome: Outcome = { kind: 'loopback-only', service: name, bare: service.listens?.port ?? 'smtp', file, line: at };
  return { outcome, evidence: [line(service)] };
}

const line = ({
  file,
  line: at,
  name,
  type,
  private: priv,
  unprivileged,
  chroot,
  wakeup,
  maxproc,
  command,
  args,
}: MasterService): Evidence => ({
  source: `${file}:${at}`,
  lines: [[name, type, priv, unprivileged, chroot, wakeup, maxproc, command, ...args].join(' ')],
});
