import { z } from 'zod';
import type { Host } from '../host/types.ts';
import { hostNameFault } from '../postfix/host-name-syntax.ts';
import { placeOf } from '../postfix/own-place.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good'), name: z.string() }),
  z.object({ kind: z.literal('bad-name'), parameter: z.string(), value: z.string(), why: z.string(), place: z.string() }),
  /** relayhost is this host itself: mail would go round in a circle, so Postfix refuses to start. */
  z.object({ kind: z.literal('relays-to-itself'), value: z.string(), place: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export default defineProbe({
  id: 'host-name',
  question: 'Are myhostname and mydomain names that Postfix takes?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -x myhostname mydomain relayhost`],
  collect: (host: Host, { instance }) => readConfiguration(host, instance.config),
  interpret(configuration): Interpretation<Outcome> {
    for (const parameter of ['myhostname', 'mydomain']) {
      const value = known(configuration, parameter);
      // An empty one is a bad value like others, which the probe for those names.
      const why = value ? hostNameFault(value) : null;
      if (value === undefined || why === null) continue;
      const place = placeOf(configuration.definition(parameter));
      return { outcome: { kind: 'bad-name', parameter, value, why, place }, evidence: [evidenceOf(configuration, parameter, value)] };
    }
    const name = known(configuration, 'myhostname');
    if (name === undefined) return { outcome: notKnown, evidence: [] };
    const relay = known(configuration, 'relayhost');
    if (relay?.toLowerCase() !== name.toLowerCase()) return { outcome: { kind: 'good', name }, evidence: [] };
    const place = placeOf(configuration.definition('relayhost'));
    return { outcome: { kind: 'relays-to-itself', value: relay, place }, evidence: [evidenceOf(configuration, 'relayhost', relay)] };
  },
});

const notKnown: Outcome = {
  kind: 'unknown',
  reason: 'the value of myhostname is not known without postconf',
  failure: 'not-found',
  what: 'postconf',
};

/** Without postconf, what hangs on other parameters can't be told. */
function known({ source, raw, value }: Configuration, parameter: string): string | undefined {
  if (source === 'parser' && raw(parameter)?.includes('$') !== false) return undefined;
  return value(parameter);
}

function evidenceOf({ definition }: Configuration, parameter: string, value: string): Evidence {
  const at = definition(parameter);
  return { source: at ? `${at.file}:${at.line}` : `postconf -x ${parameter}`, lines: [`${parameter} = ${value}`] };
}
