import { z } from 'zod';
import type { Host, Result } from '../host/types.ts';
import { type Route, routeCommand, routeTo } from './collect/routes.ts';
import { defineProbe, type Interpretation, Unknown, unknown } from './probe.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answers'), gateway: z.string() }),
  z.object({ kind: z.literal('silent'), gateway: z.string(), interface: z.string(), address: z.string() }),
  /** No gateway on the way, or the kernel hasn't asked for it lately. */
  z.object({ kind: z.literal('not-asked') }),
  z.object({ kind: z.literal('no-route'), error: z.string() }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

export interface Facts {
  readonly route: Result<Route>;
  readonly neighbours: Result<string>;
}

export default defineProbe({
  id: 'default-gateway',
  question: 'Is the gateway on the way to this address there?',
  cost: 'cheap',
  input: z.object({ address: z.string() }),
  outcome: Outcome,
  commands: ({ address }) => [`ip route get ${address}`, 'cat /proc/net/arp'],
  async collect(host: Host, { address }): Promise<Facts> {
    const [route, neighbours] = await Promise.all([routeTo(host, address), host.readFile('/proc/net/arp')]);
    return { route, neighbours };
  },
  interpret({ route, neighbours }, { address }): Interpretation<Outcome> {
    if (!route.ok) return { outcome: unknown(route), evidence: [] };
    if (!neighbours.ok) return { outcome: unknown(neighbours), evidence: [] };
    const { value } = route;
    if (value.kind === 'none')
      return { outcome: { kind: 'no-route', error: value.error }, evidence: [{ source: routeCommand(address), lines: [value.error] }] };
    if (value.gateway === null) return { outcome: { kind: 'not-asked' }, evidence: [] };
    const { gateway } = value;
    const line = neighbours.value.split('\n').find((one) => one.split(/\s+/)[0] === gateway && one.trim().endsWith(value.interface));
    if (line === undefined) return { outcome: { kind: 'not-asked' }, evidence: [] };
    const evidence = [{ source: '/proc/net/arp', lines: [line.replace(/\s+/g, ' ')] }];
    if (!isSilent(line)) return { outcome: { kind: 'answers', gateway }, evidence };
    return { outcome: { kind: 'silent', gateway, interface: value.interface, address }, evidence };
  },
});

/** Flags 0x0 and no hardware address: the kernel asked for the neighbour and got no answer (proc(5), arp(7)). */
const isSilent = (line: string): boolean => /\s0x0\s+00:00:00:00:00:00\s/.test(line);
