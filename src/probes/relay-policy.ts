import { z } from 'zod';
import type { Host } from '../host/types.ts';
import type { MasterCf, MasterService } from '../postfix/master-cf.ts';
import { placeOf } from '../postfix/own-place.ts';
import { relayVerdict } from '../postfix/relay-policy.ts';
import { isLoopback, smtpServices } from '../postfix/smtp-services.ts';
import { fileNetworks, networkEntries, tableFile, takesEveryDomain, tooWide } from '../postfix/trusted-networks.ts';
import { onlyLoopback, wantedSockets } from '../postfix/wanted-sockets.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('safe') }),
  /** Strangers may send anywhere. `parameter` is what to change, `why` a sentence. */
  z.object({ kind: z.literal('open'), service: z.string(), parameter: z.string(), value: z.string(), place: z.string(), why: z.string() }),
  /** A table or a policy server decides. */
  z.object({ kind: z.literal('undecided'), service: z.string(), by: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly configuration: Pick<Configuration, 'value' | 'serviceValue' | 'definition' | 'master'>;
  /** Networks in files that mynetworks names, by the entry. */
  readonly files: Readonly<Record<string, readonly string[]>>;
}

export default defineProbe({
  id: 'relay-policy',
  question: 'Could a stranger send mail to anywhere through this server?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [
    `postconf -c ${instance.config} -x mynetworks relay_domains smtpd_relay_restrictions smtpd_recipient_restrictions`,
    `postconf -c ${instance.config} -P`,
  ],
  async collect(host: Host, { instance }): Promise<Facts> {
    const configuration = await readConfiguration(host, instance.config);
    const services = configuration.master.ok ? smtpServices(configuration.master.value) : [];
    const values = [configuration.value('mynetworks'), ...services.map((service) => configuration.serviceValue(service, 'mynetworks'))];
    const entries = new Set(values.flatMap((value) => networkEntries(value ?? '')));
    const read = await Promise.all([...entries].map((entry) => networksOf(host, entry)));
    return { configuration, files: Object.fromEntries(read.flatMap((one) => (one === null ? [] : [one]))) };
  },
  interpret(facts): Interpretation<Outcome> {
    const { configuration } = facts;
    if (!configuration.master.ok) return { outcome: unknown(configuration.master), evidence: [] };
    if (configuration.value('mynetworks') === undefined) return { outcome: noValues, evidence: [] };
    const outcomes = reachable(configuration, configuration.master.value).map((service) => judge(service, facts));
    const worst = outcomes.find(({ kind }) => kind === 'open') ?? outcomes.find(({ kind }) => kind === 'undecided') ?? { kind: 'safe' };
    const evidence = worst.kind === 'open' ? [{ source: worst.place, lines: [`${worst.parameter} = ${worst.value}`, worst.why] }] : [];
    return { outcome: worst, evidence };
  },
});

const noValues: Outcome = {
  kind: 'unknown',
  reason: 'the values of the restrictions are not known',
  failure: 'not-found',
  what: 'postconf',
};

async function networksOf(host: Host, entry: string): Promise<[string, readonly string[]] | null> {
  const file = tableFile(entry);
  const text = file === null ? null : await host.readFile(file.path);
  return file !== null && text?.ok ? [entry, fileNetworks(text.value, file.cidr)] : null;
}

/** Services that strangers can reach: on all or outer addresses; with postscreen, the smtpd that it hands over to. */
function reachable({ value }: Facts['configuration'], master: MasterCf): MasterService[] {
  const settings = { interfaces: value('inet_interfaces') ?? 'all', protocols: value('inet_protocols') ?? 'all' };
  const outer = smtpServices(master).filter(
    (service) => !onlyLoopback(wantedSockets(settings, [service], (name) => (isLoopback(name) ? ['127.0.0.1'] : []))),
  );
  return outer.flatMap((service) => {
    if (service.command !== 'postscreen') return [service];
    return master.services.filter(({ type, command }) => type === 'pass' && command === 'smtpd');
  });
}

function judge(service: MasterService, { configuration, files }: Facts): Outcome {
  const value = (name: string) => configuration.serviceValue(service, name);
  const entries = networkEntries(value('mynetworks') ?? '');
  const wide = entries.flatMap((entry) => files[entry] ?? [entry]).find(tooWide);
  const everyDomain = takesEveryDomain(value('relay_domains') ?? '');
  const verdict = relayVerdict({ value, strangersAreTrusted: wide !== undefined, everyDomainIsOurs: everyDomain !== undefined });
  if (verdict.kind === 'refused') return { kind: 'safe' };
  const id = `${service.name}/${service.type}`;
  if (verdict.kind === 'undecided') return { kind: 'undecided', service: id, by: verdict.by };
  const { parameter, why } = reason(verdict, wide, everyDomain);
  return { kind: 'open', service: id, parameter, value: value(parameter) ?? '', place: placeFor(service, parameter, configuration), why };
}

function reason({ list, by }: { list: string; by: string }, wide: string | undefined, everyDomain: string | undefined) {
  if (by === 'permit_mynetworks')
    return { parameter: 'mynetworks', why: `mynetworks holds ${wide}, and ${list} lets mynetworks send anywhere` };
  if (everyDomain !== undefined && by !== 'permit')
    return { parameter: 'relay_domains', why: `relay_domains holds ${everyDomain}, so every destination counts as ours` };
  return { parameter: list, why: `${list} says ${by} before anything refuses foreign destinations` };
}

function placeFor(service: MasterService, parameter: string, { definition }: Facts['configuration']): string {
  const own = service.overrides.some(({ name }) => name === parameter);
  return own ? `${service.file}, in the service that begins in line ${service.line}` : placeOf(definition(parameter));
}
