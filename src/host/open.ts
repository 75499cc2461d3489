import { blindExchanger } from './blind.ts';
import type { Exchange } from './exchange.ts';
import { hostOf } from './host.ts';
import { localExchanger } from './local.ts';
import { memo } from './memo.ts';
import { recording } from './record.ts';
import { withoutSecrets } from './secrets.ts';
import { tapeExchanger } from './tape.ts';
import type { Exchanger, Host } from './types.ts';

export interface OpenHost {
  /** The probes' view. `signal` stops what runs. */
  host(signal?: AbortSignal): Host;
  /** Number of the current epoch, from 0. */
  readonly epoch: number;
  /** After a fix, a re-check or a finished task: earlier answers no longer count. */
  nextEpoch(): void;
}

export interface OpenOptions {
  /** The person agreed that other machines are contacted. */
  readonly allowNetwork?: boolean;
  /** Search path for programs. With '' no program can be found, so nothing is looked at. */
  readonly path?: string;
  /** Gets every exchange once, secrets already replaced. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/** This machine: local, then without secrets, then recorded, then remembered. */
export function openHost({ onExchange, ...options }: OpenOptions = {}): OpenHost {
  const local = options.path === '' ? blindExchanger('PATH', 'the search path for programs (PATH) is empty') : localExchanger(options);
  const safe = withoutSecrets(local);
  const kept = memo(onExchange ? recording(safe, onExchange, () => kept.epoch) : safe);
  return view(kept);
}

/** A recording answers in place of a machine. */
export const openTape = (exchanges: Iterable<Pick<Exchange, 'epoch' | 'key' | 'result'>>): OpenHost => view(tapeExchanger(exchanges));

function view(layers: Exchanger & { readonly epoch: number; nextEpoch(): void }): OpenHost {
  return {
    host: (signal) => hostOf(layers, signal),
    get epoch() {
      return layers.epoch;
    },
    nextEpoch: () => layers.nextEpoch(),
  };
}
