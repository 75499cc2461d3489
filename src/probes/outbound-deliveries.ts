import { z } from 'zod';
import type { Host, NetworkAddress, Result } from '../host/types.ts';
import { isInner } from '../postfix/address-kinds.ts';
import { isIPv6 } from '../postfix/ip-literal.ts';
import { type Destination, unrelatedPair } from '../postfix/unrelated.ts';
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
  /** No way to IPv4 addresses, which were reached earlier. `own`: addresses of this host now, in words. */
  z.object({ kind: z.literal('unreachable'), address: z.string(), family: z.string(), own: z.string(), count: z.number() }),
  /** One destination only, or several of one owner: that is over there. */
  z.object({ kind: z.literal('some-fail'), host: z.string(), address: z.string(), error: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly log: Result<LogView>;
  readonly relays: readonly RelayAddresses[];
  readonly interfaces: Result<readonly NetworkAddress[]>;
}

const UNREACHABLE = 'Network is unreachable';
const ERRORS: Readonly<Record<string, string>> = {
  'connect-timed-out': 'Connection timed out',
  'deferred-connect-timed-out': 'Connection timed out',
  'connect-refused': 'Connection refused',
  'deferred-connect-refused': 'Connection refused',
  'connect-no-route': 'No route to host',
  'deferred-no-route': 'No route to host',
  'connect-network-unreachable': UNREACHABLE,
  'deferred-network-unreachable': UNREACHABLE,
  // All other errors of connect(2), by their own words.
  'connect-failed': '',
  'deferred-connect': '',
};
const errorOf = ({ entry, captures }: LogHit): string => ERRORS[entry] || (captures.errno ?? '');
const DAY_MS = 86_400_000;
const WAITING_MS = 3 * 3_600_000;
const JUST_BEFORE_MS = 10 * 60_000;
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
    const [log, interfaces, { relays }] = await Promise.all([
      readLog(host, instance),
      host.interfaces(),
      readWayOut(host, instance.config),
    ]);
    return { log, interfaces, relays: await Promise.all(relays.map((hop) => relayAddresses(host, hop))) };
  },
  interpret({ log, relays, interfaces }): Interpretation<Outcome> {
    if (!log.ok) return { outcome: unknown(log), evidence: [] };
    const outside = (hit: LogHit) =>
      relays.length > 0 ? relays.some((relay) => isRelay(hit, relay)) : !isInner(hit.captures.address ?? '');
    const failures = log.value.hits(Object.keys(ERRORS), { ...RECENT, newest: 500 }).filter((hit) => outside(hit) && !isUnusedFamily(hit));
    const connected = log.value.hits(CONNECTED, { newest: 100 }).filter(outside);
    const [success] = connected;
    // A success ends what came before it. Waiting mail is tried at least every hour or so (maximal_backoff_time): older failures are over.
    const lasting = failures.filter(({ atMs }) => (atMs ?? 0) > (success?.atMs ?? 0));
    const [newest] = lasting;
    if (newest === undefined || log.value.nowMs - (newest.atMs ?? 0) > WAITING_MS) {
      const recent = success?.atMs != null && log.value.nowMs - success.atMs < DAY_MS;
      return { outcome: { kind: recent ? 'delivering' : 'quiet' }, evidence: logEvidence(connected.slice(0, 3)) };
    }
    const evidence = logEvidence(lasting.slice(0, 6));
    if (errorOf(newest) === UNREACHABLE) return { outcome: unreachable(newest, lasting.length, connected, interfaces), evidence };
    return { outcome: judge(newest, lasting, connected, relays), evidence };
  },
});

/** Hosts without a way by IPv6 log this for every server that has an IPv6 address, and go on with IPv4. */
const isUnusedFamily = (hit: LogHit): boolean => errorOf(hit) === UNREACHABLE && isIPv6(hit.captures.address ?? '');

/** IPv4 worked before and has no way now; a host that never had IPv4 is no case of this. */
function unreachable({ captures }: LogHit, count: number, connected: readonly LogHit[], interfaces: Facts['interfaces']): Outcome {
  const { host = '', address = '', port = '' } = captures;
  const hadIt = connected.some((hit) => !isIPv6(hit.captures.address ?? ''));
  if (!hadIt || !interfaces.ok) return { kind: 'quiet' };
  const outer = interfaces.value.filter(({ scope }) => scope === 'public' || scope === 'private').map((one) => one.address);
  // With an IPv4 address, it is this destination that has no way.
  if (outer.some((one) => !isIPv6(one))) return { kind: 'some-fail', host: `${host}[${address}]:${port}`, address, error: UNREACHABLE };
  return { kind: 'unreachable', address, family: 'IPv4', own: outer.join(', ') || 'none', count };
}

function judge(newest: LogHit, failures: readonly LogHit[], connected: readonly LogHit[], relays: readonly RelayAddresses[]): Outcome {
  const error = errorOf(newest);
  const { host = '', address = '', port = '' } = newest.captures;
  const where = `${host}[${address}]:${port}`;
  const same = failures.filter((hit) => errorOf(hit) === error);
  if (error === 'No route to host') return { kind: 'no-route-to-host', address, count: same.length };
  if (relays.length > 0) {
    return { kind: 'relay-fails', relay: relays.map(({ hop }) => hop.text).join(', '), address: where, error, count: same.length };
  }
  const pair = error === 'Connection refused' || error === 'Connection timed out' ? blockedPair(same, connected) : null;
  if (pair === null) return { kind: 'some-fail', host: where, address, error };
  const how = error === 'Connection refused' ? 'refused' : 'gave no answer';
  return { kind: 'blocked', one: inWords(pair[0]), other: inWords(pair[1]), how, count: same.length };
}

/**
 * Two unrelated destinations that fail at port 25. When another was reached shortly before, two servers may just be down: then one of
 * the two must have been reached before itself.
 */
function blockedPair(failures: readonly LogHit[], connected: readonly LogHit[]): readonly [Destination, Destination] | null {
  const failed = failures.filter(({ captures }) => captures.port === '25').map(destination);
  const first = failures.at(-1)?.atMs ?? 0;
  const justBefore = connected.some(({ atMs }) => first - (atMs ?? 0) < JUST_BEFORE_MS);
  if (!justBefore) return unrelatedPair(failed);
  const known = failed.filter(({ address }) => connected.some(({ captures }) => captures.address === address));
  const pairs = known.map((one) => unrelatedPair([one, ...failed.filter(({ address }) => address !== one.address)]));
  return pairs.find((pair) => pair?.some((one) => known.includes(one))) ?? null;
}

const destination = ({ captures: { host = '', address = '' } }: LogHit) => ({ host, address });
const inWords = ({ host, address }: { host: string; address: string }): string => `${host}[${address}]`;

/** The log names the host that was connected to: the relay itself, or one of its mail exchangers. */
function isRelay({ captures: { host = '', address = '' } }: LogHit, { hop, hosts }: RelayAddresses): boolean {
  const names = [hop.host, ...hosts.map(({ name }) => name)].map((name) => name.toLowerCase());
  return names.includes(host.toLowerCase()) || hosts.some(({ addresses }) => addresses.includes(address));
}
