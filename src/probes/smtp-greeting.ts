import { z } from 'zod';
import type { DialValue, Host, Result } from '../host/types.ts';
import { type Greeting, parseGreeting, softwareOf } from '../postfix/greeting.ts';
import { servicesAtPort } from '../postfix/smtp-services.ts';
import { type Configuration, readConfiguration } from './collect/configuration.ts';
import { defineProbe, type Evidence, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const At = { address: z.string(), port: z.number() };
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('greeted'), ...At, banner: z.string() }),
  /** Our greeting, but only after more than `LATE` seconds. */
  z.object({ kind: z.literal('greeted-late'), ...At, banner: z.string(), seconds: z.number() }),
  /** The banner names software that isn't Postfix. */
  z.object({ kind: z.literal('greeted-by-other'), ...At, banner: z.string(), software: z.string() }),
  /** Neither our banner nor our name: another server, or a banner that was changed since Postfix started. */
  z.object({ kind: z.literal('greeted-by-other-name'), ...At, banner: z.string() }),
  z.object({ kind: z.literal('refused'), ...At }),
  z.object({ kind: z.literal('timed-out'), ...At }),
  /** Connected, but no word came: `how` tells whether the other side hung up or kept silent. */
  z.object({ kind: z.literal('silent'), ...At, how: z.string(), seconds: z.number() }),
  /** A 4xx or 5xx greeting. */
  z.object({ kind: z.literal('turned-away'), ...At, code: z.number(), text: z.string() }),
  /** Silent, and the service is set to expect TLS before any word. */
  z.object({ kind: z.literal('tls-wrapped'), ...At }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly dialled: Result<DialValue>;
  readonly configuration: Pick<Configuration, 'value' | 'serviceValue' | 'master'>;
}

/** postscreen(8) makes strangers wait for 6 seconds (postscreen_greet_wait). */
const WAIT_MS = 8_000;
const LATE_MS = 3_000;

export default defineProbe({
  id: 'smtp-greeting',
  question: 'Does the mail server answer with its greeting at this address?',
  cost: 'network',
  input: z.object({ instance: InstanceRef, address: z.string(), port: z.number() }),
  outcome: Outcome,
  commands: ({ address, port }) => [`printf 'QUIT\\r\\n' | nc -w10 ${address} ${port}`],
  async collect(host: Host, { instance, address, port }): Promise<Facts> {
    const [configuration, dialled] = await Promise.all([
      readConfiguration(host, instance.config),
      host.dial({ kind: 'tcp', address, port }, [{ expect: '^\\d{3}( |$)', send: 'QUIT' }, { expect: '^\\d{3}' }], {
        timeoutMs: WAIT_MS,
        stepTimeoutMs: WAIT_MS,
      }),
    ]);
    return { dialled, configuration };
  },
  interpret({ dialled, configuration }, { address, port }): Interpretation<Outcome> {
    const source = `nc ${address} ${port}`;
    const at = { address, port };
    if (!dialled.ok) {
      const outcome: Outcome = dialled.kind === 'timed-out' ? { kind: 'timed-out', ...at } : unknown(dialled);
      return { outcome, evidence: [{ source, lines: [dialled.reason] }] };
    }
    const { received, ended, firstLineMs } = dialled.value;
    if (ended === 'refused') return { outcome: { kind: 'refused', ...at }, evidence: [{ source, lines: ['connection refused'] }] };
    if (ended === 'unreachable') return { outcome: unreachable(at), evidence: [{ source, lines: ['no route to this address'] }] };
    const evidence: Evidence[] = [{ source, lines: received.length > 0 ? received : [`connected, then ${wordless(ended)}`] }];
    const greeting = parseGreeting(received);
    if (greeting === null) {
      if (received.length > 0) return { outcome: { kind: 'greeted-by-other-name', ...at, banner: received[0] ?? '' }, evidence };
      const wrapped = ended === 'silent' && expectsTls(configuration, port);
      return {
        outcome: wrapped
          ? { kind: 'tls-wrapped', ...at }
          : { kind: 'silent', ...at, how: wordless(ended), seconds: ended === 'silent' ? WAIT_MS / 1000 : 0 },
        evidence,
      };
    }
    return { outcome: greeted(greeting, firstLineMs ?? 0, configuration, at), evidence };
  },
});

type At = { readonly address: string; readonly port: number };

const unreachable = ({ address }: At): Outcome => ({
  kind: 'unknown',
  reason: `there is no route to ${address}`,
  failure: 'not-found',
  what: address,
});

const wordless = (ended: DialValue['ended']): string => (ended === 'silent' ? 'silence' : 'hung up without a word');

function greeted({ code, text }: Greeting, afterMs: number, configuration: Facts['configuration'], at: At): Outcome {
  if (code !== 220) return { kind: 'turned-away', ...at, code, text };
  const software = softwareOf(text);
  if (!hasOurBanner(text, configuration)) {
    if (software !== '' && software !== 'Postfix') return { kind: 'greeted-by-other', ...at, banner: text, software };
    if (text.split(/\s/)[0] !== configuration.value('myhostname')) return { kind: 'greeted-by-other-name', ...at, banner: text };
  }
  const seconds = Math.round(afterMs / 1000);
  return afterMs > LATE_MS ? { kind: 'greeted-late', ...at, banner: text, seconds } : { kind: 'greeted', ...at, banner: text };
}

/** One of the banners that this instance's services are told to give. */
function hasOurBanner(text: string, { value, serviceValue, master }: Facts['configuration']): boolean {
  const services = master.ok ? servicesAtPort(master.value, 25) : [];
  const banners = [value('smtpd_banner'), ...services.map((service) => serviceValue(service, 'smtpd_banner'))];
  return banners.some((banner) => banner?.trim() === text);
}

const expectsTls = ({ serviceValue, master }: Facts['configuration'], port: number): boolean =>
  master.ok && servicesAtPort(master.value, port).some((service) => serviceValue(service, 'smtpd_tls_wrappermode') === 'yes');
