import { z } from 'zod';
import type { Host } from '../host/types.ts';
import type { MainCfDefinition } from '../postfix/main-cf.ts';
import type { MasterService } from '../postfix/master-cf.ts';
import { isExpandedByAll, wrongChoice } from '../postfix/parameter-choices.ts';
import { parameterRule, transportIn } from '../postfix/parameter-rules.ts';
import { wrongValue } from '../postfix/parameter-value.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Item = z.object({
  parameter: z.string(),
  value: z.string(),
  /** The end of "It must be …". */
  expected: z.string(),
  file: z.string(),
  line: z.number(),
  /** Programs that stop, e.g. "smtpd, postscreen"; "every Postfix program". */
  programs: z.string(),
});
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('bad'), items: z.array(Item) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;
type Item = z.infer<typeof Item>;

export default defineProbe({
  id: 'bad-values',
  question: 'Does a setting have a value that makes a Postfix program stop?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, stops: z.enum(['every-program', 'one-daemon']) }),
  outcome: Outcome,
  items: 'bad',
  commands: ({ instance }) => [`postconf -c ${instance.config} -n`, `postconf -c ${instance.config} -P`],
  collect: (host: Host, { instance }) => readConfiguration(host, instance.config),
  interpret(configuration, { stops }): Interpretation<Outcome> {
    if (!configuration.main.ok) return { outcome: unknown(configuration.main), evidence: [] };
    const all = [...inMainCf(configuration), ...inMasterCf(configuration), ...withoutWrapper(configuration)];
    const items = all.filter(({ programs }) => (programs === EVERY) === (stops === 'every-program'));
    if (items.length === 0) return { outcome: { kind: 'none' }, evidence: [] };
    return { outcome: { kind: 'bad', items }, evidence: items.map(evidenceOf) };
  },
});

const EVERY = 'every Postfix program';

function inMainCf(configuration: Configuration): Item[] {
  if (!configuration.main.ok) return [];
  const names = new Set(configuration.main.value.definitions.map(({ name }) => name));
  const services = configuration.master.ok ? configuration.master.value.services : [];
  return [...names].flatMap((name) => {
    const definition = configuration.definition(name);
    if (definition === undefined) return [];
    const broken = isExpandedByAll(name) ? configuration.expand(definition.value).errors[0] : undefined;
    if (broken) return [brokenReference(definition, broken)];
    if (!isKnown(definition.value, configuration)) return [];
    const value = configuration.value(name) ?? definition.value;
    const { file, line } = definition;
    return judge(
      name,
      value,
      { file, line },
      services.filter((service) => !overrides(service, name)),
    );
  });
}

/** `-o name=value` counts for its own service only. */
function inMasterCf(configuration: Configuration): Item[] {
  const services = configuration.master.ok ? configuration.master.value.services : [];
  const overridden = services.flatMap((service) =>
    service.overrides.flatMap(({ name, value }) => {
      if (!isKnown(value, configuration)) return [];
      const { file, line } = service;
      const found = judge(name, configuration.expand(value).text, { file, line }, [service]);
      return found.map((item) => ({ ...item, programs: `${service.command} of the service ${service.name}` }));
    }),
  );
  return [...overridden, ...services.flatMap(notAnOverride)];
}

/** What follows -o must be one word with an equals sign, or stand in braces. */
const notAnOverride = ({ file, line, name, command, brokenOverrides }: MasterService): Item[] =>
  brokenOverrides.map((text) => ({
    parameter: text,
    value: `-o ${text}`,
    expected: 'written as -o name=value without blanks, or as -o { name = value }',
    file,
    line,
    programs: `${command} of the service ${name}`,
  }));

/** Further instances are started by a command that must be named (postmulti(1)). */
function withoutWrapper(configuration: Configuration): Item[] {
  const directories = configuration.definition('multi_instance_directories');
  if (!directories?.value || configuration.value('multi_instance_wrapper') !== '') return [];
  const { file, line } = directories;
  const expected = 'set, because multi_instance_directories is; "postmulti -e init" does it';
  return [{ parameter: 'multi_instance_wrapper', value: '', expected, file, line, programs: EVERY }];
}

const brokenReference = ({ name, value, file, line }: MainCfDefinition, broken: string): Item => ({
  parameter: name,
  value,
  expected: `without mistakes in what follows a "$" (${broken})`,
  file,
  line,
  programs: EVERY,
});

const overrides = (service: MasterService, name: string): boolean => service.overrides.some((one) => one.name === name);

/** Without postconf, a `$name` that isn't in main.cf has an unknown value. */
const isKnown = (raw: string, { source }: Configuration): boolean => source === 'postconf' || !raw.includes('$');

/** A parameter of a daemon that no service of master.cf runs does no harm. */
function judge(parameter: string, value: string, at: { file: string; line: number }, services: readonly MasterService[]): Item[] {
  const choice = wrongChoice(parameter, value);
  if (choice) return [{ parameter, value, expected: choice, ...at, programs: EVERY }];
  const rule = parameterRule(parameter);
  const expected = rule ? wrongValue(value, rule) : null;
  if (!rule || expected === null) return [];
  if (rule.readers.length === 0) return [{ parameter, value, expected, ...at, programs: EVERY }];
  const transport = transportIn(parameter);
  if (transport !== null && !services.some(({ name }) => name === transport)) return [];
  const hit = rule.readers.filter((reader) => services.some(({ command }) => command === reader));
  return hit.length > 0 ? [{ parameter, value, expected, ...at, programs: hit.join(', ') }] : [];
}

const evidenceOf = ({ file, line, parameter, value }: Item): Evidence => ({
  source: `${file}:${line}`,
  lines: [`${parameter} = ${value}`],
});
