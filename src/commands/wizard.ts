import { hostname } from 'node:os';
import { SHOW_DEMO } from '../ui/show-demo.ts';
import type { Build } from './build-facts.ts';
import { runScreens, type ScreenOptions } from './screens.ts';

/** The recorded host that most newcomers recognise. */
const FIRST_DEMO = 'inet-interfaces-loopback-only';

export interface WizardCommandOptions extends ScreenOptions {
  readonly allowNetwork?: boolean;
}

/** `postmedic`: the wizard on this machine, recorded as a session. */
export async function wizard({ version, symptoms }: Build, options: WizardCommandOptions = {}): Promise<number> {
  const ended = await runScreens(symptoms, options, {
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
  return ended === SHOW_DEMO ? showDemo() : ended;
}

/** In a process of its own: the terminal is given back whole before somebody else takes it. */
async function showDemo(): Promise<number> {
  const { spawnSync } = await import('node:child_process');
  const { status } = spawnSync(process.execPath, [process.argv[1] ?? '', 'demo', FIRST_DEMO], { stdio: 'inherit' });
  return status ?? 0;
}
