import { z } from 'zod';
import type { Host } from '../host/types.ts';
import { isDisabled } from '../postfix/disabled-services.ts';
import { splitList } from '../postfix/lists.ts';
import type { MasterCf, MasterService } from '../postfix/master-cf.ts';
import { placeOf } from '../postfix/own-place.ts';
import { readWayOut, type WayOut } from './collect/way-out.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** Straight to the recipient's mail server, which DNS names. */
  z.object({ kind: z.literal('direct') }),
  z.object({ kind: z.literal('relay-by-name'), relay: z.string() }),
  z.object({ kind: z.literal('relay-by-address'), relay: z.string() }),
  /** Another transport than smtp(8): mail to other domains is refused, kept here, or handed to another program. */
  z.object({ kind: z.literal('not-by-smtp'), transport: z.string() }),
  /** default_transport names a service that master.cf doesn't have, or that is switched off. `why`: a sentence fragment. */
  z.object({ kind: z.literal('no-service'), transport: z.string(), place: z.string(), file: z.string(), why: z.string() }),
  /** defer_transports keeps all mail of this transport in the queue. */
  z.object({ kind: z.literal('deferred'), transport: z.string(), place: z.string(), value: z.string() }),
  /** Straight to the recipients' servers, but not at port 25, where they are (RFC 5321). */
  z.object({ kind: z.literal('odd-port'), port: z.number(), place: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

const SMTP_PORT = 25;

export default defineProbe({
  id: 'way-out',
  question: 'How does mail to other domains leave this host?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: ({ instance }) => [`postconf -c ${instance.config} -x default_transport relayhost`],
  collect: (host: Host, { instance }): Promise<WayOut> => readWayOut(host, instance.config),
  interpret({ configuration, transport, service, bySmtp, relays, ports }): Interpretation<Outcome> {
    const { main, master, value, definition } = configuration;
    if (!main.ok && value('relayhost') === undefined) return { outcome: unknown(main), evidence: [] };
    const lines = ['default_transport', 'relayhost', 'defer_transports', 'smtp_tcp_port'].map((name) => `${name} = ${value(name) ?? ''}`);
    const evidence = [{ source: 'postconf -x', lines }];
    const missing = master.ok ? whyMissing(master.value, service, value('master_service_disable') ?? '') : null;
    if (missing !== null && master.ok) {
      const place = placeOf(definition('default_transport'));
      return { outcome: { kind: 'no-service', transport, place, file: master.value.file, why: missing }, evidence };
    }
    const deferred = value('defer_transports') ?? '';
    if (splitList(deferred).includes(transport)) {
      return { outcome: { kind: 'deferred', transport, place: placeOf(definition('defer_transports')), value: deferred }, evidence };
    }
    if (!bySmtp) return { outcome: { kind: 'not-by-smtp', transport }, evidence };
    const [port = SMTP_PORT] = ports;
    if (relays.length === 0 && port !== SMTP_PORT)
      return { outcome: { kind: 'odd-port', port, place: placeOf(definition('smtp_tcp_port')) }, evidence };
    if (relays.length === 0) return { outcome: { kind: 'direct' }, evidence };
    const relay = relays.map(({ text }) => text).join(', ');
    return { outcome: { kind: relays.every(({ isAddress }) => isAddress) ? 'relay-by-address' : 'relay-by-name', relay }, evidence };
  },
});

/** Null when the service is there. A master.cf that stops master has no services to judge. */
function whyMissing({ file, problems }: MasterCf, service: MasterService | null, disabled: string): string | null {
  if (service !== null) return isDisabled(service, disabled) ? `master_service_disable = ${disabled} switches it off` : null;
  return problems.some(({ fatal }) => fatal) ? null : `${file} has no such service`;
}
