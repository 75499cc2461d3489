import { z } from 'zod';
import type { Host } from '../host/types.ts';
import { splitList } from '../postfix/lists.ts';
import type { MasterService } from '../postfix/master-cf.ts';
import { nearest } from '../postfix/nearest.ts';
import { placeOf } from '../postfix/own-place.ts';
import { replacedBy } from '../postfix/removed-restrictions.ts';
import { ALL_LISTS, isKnownRestriction, knownNames, parseRestrictions } from '../postfix/smtpd-restrictions.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all-known') }),
  z.object({
    kind: z.literal('unknown-name'),
    name: z.string(),
    parameter: z.string(),
    place: z.string(),
    /** What is meant, where one name is near: a sentence. */
    hint: z.string(),
  }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export type Facts = Pick<Configuration, 'value' | 'serviceValue' | 'definition' | 'main' | 'master'>;

export default defineProbe({
  id: 'smtpd-restrictions',
  question: 'Does the SMTP server know all the restrictions that it is told to apply?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -x | grep '^smtpd_.*_restrictions'`, `postconf -c ${instance.config} -P`],
  collect: (host: Host, { instance }): Promise<Facts> => readConfiguration(host, instance.config),
  interpret(configuration): Interpretation<Outcome> {
    if (!configuration.main.ok) return { outcome: unknown(configuration.main), evidence: [] };
    const services = configuration.master.ok ? smtpdServices(configuration.master.value.services) : [];
    const places = [
      ...listsOf(configuration),
      ...classesOf(configuration),
      ...services.flatMap((service) => overridesOf(service, configuration)),
    ];
    const bad = places.find(({ unknownName }) => unknownName !== null);
    if (bad === undefined || bad.unknownName === null) return { outcome: { kind: 'all-known' }, evidence: [] };
    const { unknownName: name, parameter, place, value } = bad;
    const outcome: Outcome = { kind: 'unknown-name', name, parameter, place, hint: hintFor(name, configuration) };
    return { outcome, evidence: [{ source: place, lines: [`${parameter} = ${value}`] }] };
  },
});

interface Place {
  readonly parameter: string;
  readonly place: string;
  readonly value: string;
  readonly unknownName: string | null;
}

const classes = ({ value }: Facts): ReadonlySet<string> => new Set(splitList(value('smtpd_restriction_classes') ?? ''));

const listsOf = (facts: Facts): Place[] => ALL_LISTS.map((parameter) => placed(parameter, facts));
const classesOf = (facts: Facts): Place[] => [...classes(facts)].map((parameter) => placed(parameter, facts));

function placed(parameter: string, facts: Facts): Place {
  const value = facts.value(parameter) ?? '';
  return { parameter, value, place: placeOf(facts.definition(parameter)), unknownName: unknownIn(value, facts) };
}

const smtpdServices = (services: readonly MasterService[]) => services.filter(({ command }) => command === 'smtpd');

function overridesOf(service: MasterService, facts: Facts): Place[] {
  const mine = service.overrides.filter(({ name }) => (ALL_LISTS as readonly string[]).includes(name));
  const place = `${service.file}, in the service that begins in line ${service.line}`;
  return mine.map(({ name: parameter }) => {
    const value = facts.serviceValue(service, parameter) ?? '';
    return { parameter, value, place, unknownName: unknownIn(value, facts) };
  });
}

/** The first unknown name that a client can come to: what stands behind `permit` or `reject` is never looked at. */
function unknownIn(value: string, facts: Facts): string | null {
  const known = classes(facts);
  for (const { name } of parseRestrictions(value)) {
    if (!isKnownRestriction(name, known) || replacedBy(name, facts.value('mail_version')) !== null) return name;
    if (name === 'permit' || name === 'reject') return null;
  }
  return null;
}

function hintFor(name: string, { value }: Facts): string {
  const replacement = replacedBy(name, value('mail_version'));
  if (replacement !== null) return `Postfix 3.9 has removed it: ${replacement} stands for it`;
  const meant = nearest(name, knownNames());
  return meant === null ? 'no known name is near it' : `${meant} is probably meant`;
}
