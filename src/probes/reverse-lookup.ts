import { z } from 'zod';
import type { Host, LookupValue, Result } from '../host/types.ts';
import { defineProbe, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), status: z.string() }),
  /** Nothing came within the time limit. */
  z.object({ kind: z.literal('no-answer'), address: z.string(), servers: z.array(z.string()) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

interface Facts {
  readonly answer: Result<LookupValue>;
  readonly resolvConf: Result<string>;
}

/** resolv.conf(5) waits for 5 seconds by default. */
const TIMEOUT_MS = 5_000;

export default defineProbe({
  id: 'reverse-lookup',
  question: "Does the resolver answer when it is asked for the name of a client's address?",
  cost: 'network',
  input: z.object({ address: z.string() }),
  outcome: Outcome,
  commands: ({ address }) => [`time host ${address}`],
  async collect(host: Host, { address }): Promise<Facts> {
    const [answer, resolvConf] = await Promise.all([
      host.lookup(address, 'PTR', { timeoutMs: TIMEOUT_MS }),
      host.readFile('/etc/resolv.conf'),
    ]);
    return { answer, resolvConf };
  },
  interpret({ answer, resolvConf }, { address }): Interpretation<Outcome> {
    const source = `host ${address}`;
    if (answer.ok)
      return { outcome: { kind: 'answered', status: answer.value.status }, evidence: [{ source, lines: [answer.value.status] }] };
    if (answer.kind !== 'timed-out') return { outcome: unknown(answer), evidence: [] };
    const servers = [...(resolvConf.ok ? resolvConf.value : '').matchAll(/^[ \t]*nameserver[ \t]+(\S+)/gm)].map(
      ([, server = '']) => server,
    );
    return { outcome: { kind: 'no-answer', address, servers }, evidence: [{ source, lines: [answer.reason] }] };
  },
});
