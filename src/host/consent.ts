import { failed } from './failure.ts';
import { isLocal } from './local-addresses.ts';
import type { DialStep, DialTarget, Failure } from './types.ts';

/** What a remote server may be told: a greeting, and goodbye. */
const POLITE = /^(EHLO|HELO) [\w.[\]:-]+$|^QUIT$/i;

export interface Consent {
  /** null when the connection may be made. */
  toDial(target: DialTarget, steps: readonly DialStep[]): Failure | null;
  /** null when this server may be asked. */
  toAsk(server: string | undefined): Failure | null;
  /** A resolv.conf was read, perhaps a copy in a chroot jail: its name servers are configured ones too. */
  learn(path: string, text: string): void;
}

/**
 * Without the person's yes: Unix sockets, this host's own addresses and the configured resolvers. With it: other hosts too, once each in
 * a run, and nothing but a greeting and a goodbye is said to them.
 */
export function consent(allowNetwork: boolean): Consent {
  const visited = new Set<string>();
  const resolvers = new Set<string>();
  return {
    toDial(target, steps) {
      if (target.kind === 'unix' || isLocal(target.address)) return null;
      const where = `${target.address}:${target.port}`;
      if (!allowNetwork) return failed('not-allowed', where, `connecting to ${where} needs permission: it is another machine`);
      const rude = steps.find(({ send }) => send !== undefined && !POLITE.test(send));
      if (rude) return failed('not-allowed', where, `"${rude.send}" is not said to another machine`);
      if (visited.has(where)) return failed('not-allowed', where, `${where} was already asked once in this run`);
      visited.add(where);
      return null;
    },
    toAsk(server) {
      if (server === undefined || allowNetwork || isLocal(withoutPort(server)) || resolvers.has(server)) return null;
      return failed('not-allowed', server, `asking ${server} needs permission: it is another machine and not a configured resolver`);
    },
    learn(path, text) {
      if (!path.endsWith('/resolv.conf')) return;
      for (const [, server = ''] of text.matchAll(/^[ \t]*nameserver[ \t]+([^\s;#]+)/gm)) resolvers.add(server);
    },
  };
}

const withoutPort = (server: string): string => server.replace(/^([\d.]+):\d+$/, '$1').replace(/^\[(.*)\](:\d+)?$/, '$1');
