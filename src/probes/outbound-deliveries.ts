import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { isInner } from '../postfix/address-kinds.ts';
import { unrelatedPair } from '../postfix/unrelated.ts';
import { type LogHit, type LogView, logEvidence, RECENT, readLog } from './collect/log.ts';
import { type RelayAddresses, relayAddresses } from './collect/relay-addresses.ts';
import { readWayOut } from './collect/way-out.ts';
import { defineProbe, InstanceRef, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  /** No connection to another mail server in the last day and since the last start. */
  z.object({ kind: z.literal('quiet') }),
  z.object({ kind: z.literal('delivering') }),
  /** Two unrelated mail servers can't be reached at port 25, and no other was. `how`: "gave no answer" or "refused". */
  z.object({ kind: z.literal('blocked'), one: z.string(), other: z.string(), how: z.string(), count: z.number() }),
  z.object({ kind: z.literal('relay-fails'), relay: z.string(), address: z.string(), error: z.string(), count: z.number() }),
  z.object({ kind: z.literal('no-route-to-host'), address: z.string(), count: z.number() }),
  /** One destination only, or several of one owner: that is over there. */
  z.object({ kind: z.literal('some-fail'), host: z.string(), error: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly log: Result<LogView>;
  readonly relays: readonly RelayAddresses[];
}

const ERRORS: Readonly<Record<string, string>> = {
  'connect-timed-out': 'Connection timed out',
  'deferred-connect-timed-out': 'Connection timed out',
  'connect-refused': 'Connection refused',
  'deferred-connect-refused': 'Connection refused',
  'connect-no-route': 'No route to host',
  'deferred-no-route': 'No route to host',
};
/** Each of these shows that a connection stood. */
const CONNECTED = ['delivered-remote', 'deferred-remote-answer', 'bounced-remote-answer', 'lost-connection', 'conversation-timed-out'];

export default defineProbe({
  id: 'outbound-deliveries',
  question: 'Do connections to other mail servers succeed, by what the log says?',
  cost: 'cheap',
  input: z.object({ instance: InstanceRef }),
  outcome: Outcome,
  commands: () => ["grep -E 'postfix.*/smtp\\[.*(connect to|status=)' /var/log/mail.log | tail -50"],
  async collect(host: Host, { instance }): Promise<Facts> {
    const [log, { relays }] = await Promise.all([readLog(host, instance), readWayOut(host, instance.config)]);
    return { log, relays: await Promise.all(relays.map((hop) => relayAddresses(host, hop))) };
  },
  interpret({ log, relays }): Interpretation<Outcome> {
    if (!log.ok) return { outcome: unknown(log), evidence: [] };
    const toRelay = (hit: LogHit) => relays.length === 0 || relays.some((relay) => isRelay(hit, relay));
    const outside = (hit: LogHit) => (relays.length > 0 ? toRelay(hit) : !isInner(hit.captures.address ?? ''));
    const failures = log.value.hits(Object.keys(ERRORS), RECENT).filter(outside);
    const successes = log.value.hits(CONNECTED, RECENT).filter(outside);
    // A success ends what came before it.
    const since = successes[0]?.atMs ?? Number.NEGATIVE_INFINITY;
    const lasting = failures.filter(({ atMs }) => (atMs ?? 0) > since);
    const [newest] = lasting;
    if (newest === undefined)
      return { outcome: { kind: successes.length > 0 ? 'delivering' : 'quiet' }, evidence: logEvidence(successes.slice(0, 3)) };
    const first = lasting.at(-1)?.atMs ?? 0;
    const reached = successes.some(({ atMs }) => (atMs ?? 0) >= first);
    return { outcome: judge(newest, lasting, reached, relays), evidence: logEvidence(lasting.slice(0, 6)) };
  },
});

function judge(newest: LogHit, failures: readonly LogHit[], reached: boolean, relays: readonly RelayAddresses[]): Outcome {
  const error = ERRORS[newest.entry] ?? '';
  const { host = '', address = '', port = '' } = newest.captures;
  const same = failures.filter((hit) => ERRORS[hit.entry] === error);
  if (error === 'No route to host' && !reached) return { kind: 'no-route-to-host', address, count: same.length };
  if (relays.length > 0) {
    return {
      kind: 'relay-fails',
      relay: relays.map(({ hop }) => hop.text).join(', '),
      address: `${host}[${address}]:${port}`,
      error,
      count: same.length,
    };
  }
  const pair = reached ? null : unrelatedPair(same.filter(({ captures }) => captures.port === '25').map(destination));
  if (pair === null) return { kind: 'some-fail', host: `${host}[${address}]:${port}`, error };
  const how = error === 'Connection refused' ? 'refused' : 'gave no answer';
  return { kind: 'blocked', one: inWords(pair[0]), other: inWords(pair[1]), how, count: same.length };
}

const destination = ({ captures: { host = '', address = '' } }: LogHit) => ({ host, address });
const inWords = ({ host, address }: { host: string; address: string }): string => `${host}[${address}]`;

/** The log names the host that was connected to: the relay itself, or one of its mail exchangers. */
function isRelay({ captures: { host = '', address = '' } }: LogHit, { hop, hosts }: RelayAddresses): boolean {
  const names = [hop.host, ...hosts.map(({ name }) => name)].map((name) => name.toLowerCase());
  return names.includes(host.toLowerCase()) || hosts.some(({ addresses }) => addresses.includes(address));
}
