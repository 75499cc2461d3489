import type { Exchange } from '../host/exchange.ts';
import type { OpenHost } from '../host/open.ts';
import type { Host } from '../host/types.ts';
import type { Cost } from '../probes/probe.ts';

export type OpensHost = (options: { readonly allowNetwork: boolean; readonly onExchange: (exchange: Exchange) => void }) => OpenHost;

/** The diagnosed host; and, from the first probe on that the person said yes to, the same with the consent to reach other machines. */
export interface Hosts {
  readonly epoch: number;
  nextEpoch(): void;
  for(cost: Cost, signal: AbortSignal): Host;
}

export function openHosts(open: OpensHost, onExchange: (exchange: Exchange) => void): Hosts {
  const own = open({ allowNetwork: false, onExchange });
  let consenting: OpenHost | null = null;

  function withConsent(): OpenHost {
    consenting ??= open({ allowNetwork: true, onExchange });
    while (consenting.epoch < own.epoch) consenting.nextEpoch();
    return consenting;
  }

  return {
    get epoch() {
      return own.epoch;
    },
    nextEpoch: () => own.nextEpoch(),
    for: (cost, signal) => (cost === 'consent' ? withConsent() : own).host(signal),
  };
}
