import { z } from 'zod';
import type { DialValue, Host, Result } from '../host/types.ts';
import { isInner } from '../postfix/address-kinds.ts';
import { isIPv6 } from '../postfix/ip-literal.ts';
import { type Destination, unrelatedPair } from '../postfix/unrelated.ts';
import { readLog } from './collect/log.ts';
import { publishedDomain } from './collect/published-hosts.ts';
import { readWayOut } from './collect/way-out.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('greeted'), one: z.string() }),
  /** Two unrelated mail servers, and neither could be reached. */
  z.object({ kind: z.literal('blocked'), one: z.string(), other: z.string(), how: z.string(), count: z.number() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Call {
  readonly to: Destination;
  readonly result: Result<DialValue>;
}
export interface Facts {
  readonly calls: readonly Call[];
}

/** Receivers of mail that are always there, of two owners, for a host whose log names no two destinations. */
const WELL_KNOWN = ['gmail.com', 'outlook.com'];
const SEEN = ['connect-timed-out', 'connect-refused', 'connect-no-route', 'delivered-remote', 'deferred-remote-answer'];
const CONNECT_MS = 10_000;

export default defineProbe({
  id: 'remote-greetings',
  question: 'Do mail servers of two other owners greet this host?',
  cost: 'consent',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: () => ['host -t MX gmail.com', "printf 'QUIT\\r\\n' | nc -w10 MX 25"],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [log, { value }] = await Promise.all([readLog(host, instance), readWayOut(host, instance.config)]);
    const seen = log.ok ? log.value.hits(SEEN).map(({ captures: { host: name = '', address = '' } }) => ({ host: name, address })) : [];
    const inLog = unrelatedPair(seen.filter(({ address }) => !isInner(address) && !isIPv6(address)));
    const pair = inLog ?? unrelatedPair((await Promise.all(WELL_KNOWN.map((domain) => exchanger(host, domain)))).flat());
    const hello = `EHLO ${value('myhostname') ?? 'localhost'}`;
    const steps = [
      { expect: '^[245]\\d\\d ', send: hello },
      { expect: '^[245]\\d\\d ', send: 'QUIT' },
    ];
    const call = async (to: Destination) => ({
      to,
      result: await host.dial({ kind: 'tcp', address: to.address, port: 25 }, steps, { timeoutMs: CONNECT_MS }),
    });
    return { calls: await Promise.all((pair ?? []).map(call)) };
  },
  interpret({ calls }): Interpretation<Outcome> {
    const evidence = calls.map(({ to, result }) => ({ source: `${to.host}[${to.address}]:25`, lines: [inWords(result)] }));
    const [one, other] = calls;
    if (one === undefined || other === undefined) return { outcome: NOBODY, evidence };
    const reached = calls.find(({ result }) => result.ok && !FAILED.has(result.value.ended));
    if (reached) return { outcome: { kind: 'greeted', one: reached.to.host }, evidence };
    const failure = calls.find(({ result }) => !result.ok && result.kind !== 'timed-out')?.result;
    if (failure && !failure.ok) return { outcome: unknown(failure), evidence };
    const how = calls.every(({ result }) => result.ok && result.value.ended === 'refused') ? 'refused' : 'gave no answer';
    return { outcome: { kind: 'blocked', one: name(one), other: name(other), how, count: calls.length }, evidence };
  },
});

const FAILED: ReadonlySet<DialValue['ended']> = new Set(['refused', 'unreachable']);
const NOBODY: Outcome = {
  kind: 'unknown',
  reason: 'no two mail servers of different owners are known here',
  failure: 'not-found',
  what: 'MX',
};
const name = ({ to }: Call): string => `${to.host}[${to.address}]`;

async function exchanger(host: Host, domain: string): Promise<readonly Destination[]> {
  const { hosts } = await publishedDomain(host, domain);
  return hosts.flatMap((one) => one.addresses.filter((address) => !isIPv6(address)).map((address) => ({ host: one.name, address })));
}

function inWords(result: Result<DialValue>): string {
  if (!result.ok) return result.reason;
  return result.value.received[0] ?? result.value.ended;
}
