import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { placeOf } from '../postfix/own-place.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { type LogHit, type LogView, logEvidence, RECENT, readLog } from './collect/log.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** A limit that was set so low that an ordinary mail server runs into it, and clients did. */
  z.object({
    kind: z.literal('clients-refused'),
    parameter: z.string(),
    value: z.number(),
    usual: z.number(),
    place: z.string(),
    client: z.string(),
    times: z.number(),
  }),
  z.object({ kind: z.literal('none') }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly configuration: Pick<Configuration, 'value' | 'definition'>;
  readonly log: Result<LogView>;
}

/**
 * At the usual limits (50 connections at once, no limit of the rate) only scanners and floods are refused, and they should be. `low`:
 * what a large provider's servers need at once or in a minute.
 */
const LIMITS = [
  { parameter: 'smtpd_client_connection_count_limit', entry: 'connection-concurrency-limit', usual: 50, low: 5 },
  { parameter: 'smtpd_client_connection_rate_limit', entry: 'connection-rate-limit', usual: 0, low: 10 },
] as const;

export default defineProbe({
  id: 'client-limits',
  question: 'Are clients refused because a limit for one client is set too low?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [
    `postconf -c ${instance.config} ${LIMITS.map(({ parameter }) => parameter).join(' ')}`,
    "grep 'limit exceeded' /var/log/mail.log | tail",
  ],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [configuration, log] = await Promise.all([readConfiguration(host, instance.config), readLog(host, instance)]);
    return { configuration, log };
  },
  interpret({ configuration, log }): Interpretation<Outcome> {
    if (!log.ok) return { outcome: unknown(log), evidence: [] };
    for (const limit of LIMITS) {
      const value = Number(configuration.value(limit.parameter) ?? limit.usual);
      const hits = log.value.hits([limit.entry], RECENT);
      const [newest] = hits;
      if (newest === undefined || value <= 0 || value > limit.low) continue;
      const place = placeOf(configuration.definition(limit.parameter));
      const { parameter, usual } = limit;
      const outcome: Outcome = { kind: 'clients-refused', parameter, value, usual, place, client: clientOf(newest), times: hits.length };
      return { outcome, evidence: [{ source: place, lines: [`${parameter} = ${value}`] }, ...logEvidence(hits.slice(0, 3))] };
    }
    return { outcome: { kind: 'none' }, evidence: [] };
  },
});

const clientOf = ({ captures }: LogHit): string => `${captures.client ?? 'unknown'}[${captures.address ?? '?'}]`;
