import { hostname } from 'node:os';
import type { Build } from './build-facts.ts';
import { runScreens, type ScreenOptions } from './screens.ts';

export interface WizardCommandOptions extends ScreenOptions {
  readonly allowNetwork?: boolean;
}

/** `postmedic`: the wizard on this machine, recorded as a session. */
export async function wizard({ version, symptoms }: Build, options: WizardCommandOptions = {}): Promise<number> {
  return runScreens(symptoms, options, {
    hostName: hostname(),
    recording: null,
    async open(flowDigest, tell) {
      const [{ openHost }, { createStore }, { newSessionPath }, { SESSION_SCHEMA }] = await Promise.all([
        import('../host/open.ts'),
        import('../session/store.ts'),
        import('../session/paths.ts'),
        import('../session/events.ts'),
      ]);
      const startedAt = new Date();
      const header = { schema: SESSION_SCHEMA, version, flowDigest, host: hostname(), startedAt: startedAt.toISOString() } as const;
      const store = createStore({ path: newSessionPath(startedAt), header, onTrouble: tell });
      return {
        openHost: ({ allowNetwork, onExchange }) => openHost({ allowNetwork: allowNetwork || options.allowNetwork === true, onExchange }),
        store,
      };
    },
  });
}
