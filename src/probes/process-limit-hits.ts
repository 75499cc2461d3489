import { z } from 'zod';
import type { FileStat, Host, Result } from '../host/types.ts';
import { smtpServices } from '../postfix/smtp-services.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { type LogView, logEvidence, RECENT, readLog } from './collect/log.ts';
import { processLimit } from './collect/process-limit.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** A limit that was set low, and that clients ran into since Postfix started. */
  z.object({
    kind: z.literal('clients-waited'),
    service: z.string(),
    limit: z.number(),
    place: z.string(),
    raise: z.string(),
    undo: z.string(),
  }),
  z.object({ kind: z.literal('none') }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly configuration: Pick<Configuration, 'value' | 'definition' | 'master'>;
  readonly log: Result<LogView>;
  readonly files: readonly Result<FileStat>[];
}

/** Below this an ordinary morning is enough; at the usual 100 it takes a flood, which passes. */
const LOW = 20;

export default defineProbe({
  id: 'process-limit-hits',
  question: 'Did clients have to wait because the SMTP server may have too few processes?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => ["grep 'has reached its process limit' /var/log/mail.log | tail", `postconf -c ${instance.config} -M`],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [configuration, log, ...files] = await Promise.all([
      readConfiguration(host, instance.config),
      readLog(host, instance),
      host.stat(`${instance.config}/main.cf`),
      host.stat(`${instance.config}/master.cf`),
    ]);
    return { configuration, log, files };
  },
  interpret({ configuration, log, files }, { instance }): Interpretation<Outcome> {
    if (!log.ok) return { outcome: unknown(log), evidence: [] };
    if (!configuration.master.ok) return { outcome: unknown(configuration.master), evidence: [] };
    const changedAtMs = Math.max(0, ...files.map((file) => (file.ok ? file.value.mtimeMs : 0)));
    const hits = log.value.hits(['process-limit-reached'], { ...RECENT, since: 'start-or-reload', sinceMs: changedAtMs });
    for (const service of smtpServices(configuration.master.value)) {
      const { limit, place, raise, undo } = processLimit(service, configuration, instance.config);
      const mine = hits.filter(({ captures }) => captures.service === service.name && Number(captures.limit) === limit);
      if (mine.length === 0 || limit >= LOW) continue;
      const outcome: Outcome = { kind: 'clients-waited', service: service.name, limit, place, raise, undo };
      return { outcome, evidence: logEvidence(mine.slice(0, 3)) };
    }
    return { outcome: { kind: 'none' }, evidence: [] };
  },
});
