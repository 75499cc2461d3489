import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { isDisabled } from '../postfix/disabled-services.ts';
import type { MasterCf } from '../postfix/master-cf.ts';
import { readConfiguration } from './collect/configuration.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Missing = z.object({
  service: z.string(),
  /** What doesn't work without it, as the end of a sentence. */
  effect: z.string(),
  /** The line as Postfix ships it, to put back. */
  line: z.string(),
  file: z.string(),
});
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all-there') }),
  z.object({ kind: z.literal('missing'), items: z.array(Missing) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

/** Services that no mail system can do without; the queue manager has a question of its own. Lines as in Postfix's own master.cf. */
const NEEDED = [
  {
    service: 'pickup',
    effect: 'mail of local programs (sendmail, cron, mail) stays in maildrop for ever',
    line: 'pickup unix n - n 60 1 pickup',
  },
  { service: 'cleanup', effect: 'no mail gets into the queue', line: 'cleanup unix n - n - 0 cleanup' },
  {
    service: 'rewrite',
    effect: 'no address can be resolved, so that clients hang and nothing is delivered',
    line: 'rewrite unix - - n - - trivial-rewrite',
  },
  { service: 'bounce', effect: 'mail that fails for good is never returned to its sender', line: 'bounce unix - - n - 0 bounce' },
  { service: 'defer', effect: 'mail that has to wait is tried without its delay being recorded', line: 'defer unix - - n - 0 bounce' },
] as const;

export default defineProbe({
  id: 'needed-services',
  question: 'Has master.cf a line for each service that Postfix can not do without?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  items: 'missing',
  commands: ({ instance }) => [`postconf -c ${instance.config} -M`],
  async collect(host: Host, { instance }): Promise<{ readonly master: Result<MasterCf>; readonly off: string }> {
    const configuration = await readConfiguration(host, instance.config);
    return { master: configuration.master, off: configuration.value('master_service_disable') ?? '' };
  },
  interpret({ master, off }): Interpretation<Outcome> {
    if (!master.ok) return { outcome: unknown(master), evidence: [] };
    const { file, services } = master.value;
    const there = new Set(services.filter((service) => !isDisabled(service, off)).map(({ name }) => name));
    const items = NEEDED.filter(({ service }) => !there.has(service)).map((needed) => ({ ...needed, file }));
    if (items.length === 0) return { outcome: { kind: 'all-there' }, evidence: [] };
    const lines = items.map(({ service }) => `no active line begins with ${service}`);
    return { outcome: { kind: 'missing', items }, evidence: [{ source: file, lines }] };
  },
});
