import type { WayOut } from '../way-out.ts';
import type { PacketFilter, Verdict } from './model.ts';

/** With a relay or a transport table, rules that let out to few destinations are meant so. */
export function isForFew(
  verdict: Exclude<Verdict, { kind: 'accepted' | 'undecided' }>,
  { relays, value }: Pick<WayOut, 'relays' | 'value'>,
): boolean {
  const few = relays.length > 0 || (value('transport_maps') ?? '') !== '';
  const asksPeer = verdict.by.rule?.conditions.some(({ aboutPeer }) => aboutPeer) ?? false;
  return few && (asksPeer || (verdict.kind !== 'redirected' && verdict.onlySomePeers));
}

/** A rule accepts packets of some senders, whatever else the filter keeps out. */
export const trustsSome = ({ tables }: PacketFilter): boolean =>
  tables.some(({ chains }) =>
    [...chains.values()].some(({ rules }) =>
      rules.some(({ action, conditions }) => action.kind === 'accept' && conditions.some(({ aboutPeer }) => aboutPeer)),
    ),
  );
