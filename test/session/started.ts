import { openSession, type Session, type SessionOptions } from '../../src/session/driver.ts';
import type { AnyEvent } from '../../src/session/events.ts';
import type { Phase } from '../../src/session/snapshot.ts';
import { hostWith, ONE_INSTANCE, world } from './world.ts';

export interface Started extends Session {
  readonly written: AnyEvent[];
  /** Resolves when the session comes to this phase. */
  until(...phases: Phase[]): Promise<void>;
}

/** A session on a made-up host. */
export function started(
  files: { readonly [file: string]: string } | ReturnType<typeof hostWith>,
  more: Partial<SessionOptions> = {},
): Started {
  const written: AnyEvent[] = [];
  const host =
    typeof files['host'] === 'function'
      ? (files as ReturnType<typeof hostWith>)
      : hostWith({ '/instances': ONE_INSTANCE, ...(files as object) });
  const store = { path: '/state/session.jsonl', append: (event: AnyEvent) => void written.push(event), close: () => {} };
  const session = openSession({ world, openHost: () => host, store, hostName: 'mail1', recording: null, parallel: 2, ...more });
  return { ...session, written, until: (...phases) => until(session, () => phases.includes(session.snapshot().phase)) };
}

export function until(session: Session, met: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!met()) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = session.subscribe(look);
    look();
  });
}
