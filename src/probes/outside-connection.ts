import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { type LogView, logEvidence, readLog } from './collect/log.ts';
import { type OwnNetwork, readOwnNetwork } from './collect/own-network.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** Somebody from another machine came in. */
  z.object({ kind: z.literal('seen'), client: z.string() }),
  z.object({ kind: z.literal('not-seen'), minutes: z.number() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly log: Result<LogView>;
  readonly network: Result<OwnNetwork>;
}

export default defineProbe({
  id: 'outside-connection',
  question: 'Does the log show a connection from another machine in the last minutes?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef, minutes: z.number() }),
  outcome: Outcome,
  commands: () => ["grep 'connect from' /var/log/mail.log | tail"],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [log, network] = await Promise.all([readLog(host, instance), readOwnNetwork(host)]);
    return { log, network };
  },
  interpret({ log, network }, { minutes }): Interpretation<Outcome> {
    if (!log.ok) return { outcome: unknown(log), evidence: [] };
    if (!network.ok) return { outcome: unknown(network), evidence: [] };
    const own = new Set(network.value.addresses.map(({ address }) => address));
    const isOwn = (address: string) => own.has(address) || address.startsWith('127.') || address === '::1';
    const hits = log.value.hits(['client-connected', 'client-connected-unix'], { withinMs: minutes * 60_000 });
    const strangers = hits.filter(({ captures }) => !isOwn(captures.address ?? ''));
    const [newest] = strangers;
    if (newest === undefined) return { outcome: { kind: 'not-seen', minutes }, evidence: logEvidence(hits.slice(0, 3)) };
    const client = `${newest.captures.client ?? 'unknown'}[${newest.captures.address ?? '?'}]`;
    return { outcome: { kind: 'seen', client }, evidence: logEvidence([newest]) };
  },
});
