import { z } from 'zod';
import type { Host } from '../host/types.ts';
import { readWayOut, type WayOut } from './collect/way-out.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** Straight to the recipient's mail server, which DNS names. */
  z.object({ kind: z.literal('direct') }),
  z.object({ kind: z.literal('relay-by-name'), relay: z.string() }),
  z.object({ kind: z.literal('relay-by-address'), relay: z.string() }),
  /** Another transport than smtp(8): mail to other domains is refused, kept here, or handed to another program. */
  z.object({ kind: z.literal('not-by-smtp'), transport: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export default defineProbe({
  id: 'way-out',
  question: 'How does mail to other domains leave this host?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -x default_transport relayhost`],
  collect: (host: Host, { instance }): Promise<WayOut> => readWayOut(host, instance.config),
  interpret({ configuration, transport, bySmtp, relays }): Interpretation<Outcome> {
    const { main, value } = configuration;
    if (!main.ok && value('relayhost') === undefined) return { outcome: unknown(main), evidence: [] };
    const lines = ['default_transport', 'relayhost'].map((name) => `${name} = ${value(name) ?? ''}`);
    const evidence = [{ source: 'postconf -x', lines }];
    if (!bySmtp) return { outcome: { kind: 'not-by-smtp', transport }, evidence };
    if (relays.length === 0) return { outcome: { kind: 'direct' }, evidence };
    const relay = relays.map(({ text }) => text).join(', ');
    return { outcome: { kind: relays.every(({ isAddress }) => isAddress) ? 'relay-by-address' : 'relay-by-name', relay }, evidence };
  },
});
