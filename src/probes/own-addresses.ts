import { z } from 'zod';
import type { Host, NetworkAddress, Result } from '../host/types.ts';
import type { OwnNetwork } from './collect/own-network.ts';
import { outerAddresses, readOwnNetwork } from './collect/own-network.ts';
import { defineProbe, type Interpretation, Unknown, unknown } from './probe.ts';

const Item = z.object({
  address: z.string(),
  family: z.enum(['ipv4', 'ipv6']),
  interface: z.string(),
  scope: z.enum(['private', 'public']),
});
const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('addresses'), items: z.array(Item) }),
  z.object({ kind: z.literal('loopback-only'), items: z.array(Item) }),
  Unknown,
]);
type Outcome = z.infer<typeof Outcome>;

/** A host with hundreds of addresses is asked at the first ones only. */
const MOST = 8;

export default defineProbe({
  id: 'own-addresses',
  question: 'Which addresses does this host have for other machines?',
  cost: 'cheap',
  input: z.object({}),
  outcome: Outcome,
  items: 'addresses',
  commands: () => ['ip -brief address', 'ip route show default'],
  collect: (host: Host): Promise<Result<OwnNetwork>> => readOwnNetwork(host),
  interpret(network): Interpretation<Outcome> {
    if (!network.ok) return { outcome: unknown(network), evidence: [] };
    const items = outerAddresses(network.value).slice(0, MOST).map(item);
    const lines = network.value.addresses.map(({ interface: name, address, prefix }) => `${name} ${address}/${prefix}`);
    const evidence = [{ source: 'ip -brief address', lines }];
    return { outcome: items.length > 0 ? { kind: 'addresses', items } : { kind: 'loopback-only', items }, evidence };
  },
});

const item = ({ address, family, interface: name, scope }: NetworkAddress): z.infer<typeof Item> => ({
  address,
  family,
  interface: name,
  scope: scope === 'public' ? 'public' : 'private',
});
