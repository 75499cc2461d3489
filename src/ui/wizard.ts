import type { Session } from '../session/driver.ts';
import { copySequence } from './clipboard.ts';
import { type Controller, createController } from './controller.ts';
import { endSummary } from './end-summary.ts';
import type { KeysTyped } from './first-paint.ts';
import { characterKey } from './keys.ts';
import type { Mounted } from './mount.tsx';
import { plainFrame } from './plain-frame.ts';
import { SHOW_DEMO } from './show-demo.ts';
import { giveTerminalBack, type TerminalStreams, takeTerminal } from './terminal.ts';
import { type Menu, waitingSession } from './waiting-session.ts';

export interface WizardOptions {
  /** Called when the screen stands: what it loads may take its time. */
  readonly open: () => Promise<Session>;
  readonly menu: Menu;
  /** From `firstPaint`, which has taken the terminal already. */
  readonly keysTyped: KeysTyped;
  readonly color: boolean;
  readonly ascii: boolean;
}

/** EX_SOFTWARE of sysexits(3): the fault is ours. */
const CRASHED = 70;
const SIGNALS = { SIGTERM: 143, SIGHUP: 129, SIGINT: 130 } as const;

/** Runs the wizard's screens to their end. Returns the exit status: 0 after `q`, 130 after Ctrl-C. */
export async function runWizard(
  options: WizardOptions,
  streams: TerminalStreams = { out: process.stdout, in: process.stdin },
): Promise<number> {
  const { open, menu, color, ascii, keysTyped } = options;
  const session = waitingSession(menu);
  // The theme decides about colours; Ink's own guess about the terminal must not take the bold away.
  process.env.FORCE_COLOR = '1';
  let mounted: Mounted | null = null;
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  const screen = { columns: streams.out.columns, rows: streams.out.rows, color, ascii };
  const controller: Controller = createController(session, screen, {
    quit(how) {
      session.close(how);
      end(how === 'quit' ? 0 : 130);
    },
    demo() {
      session.close('quit');
      end(SHOW_DEMO);
    },
    suspend: () => void suspend(streams, () => mounted?.redraw()),
    redraw: () => mounted?.redraw(),
    copy(text) {
      const sequence = copySequence(text, process.env);
      if (sequence !== null) streams.out.write(sequence);
      return sequence !== null;
    },
    now: () => performance.now(),
  });
  const unlisten = [listenToSignals(session), listenToCrashes(session)];
  // Ink takes a while to load: until then the same rows are painted as text.
  const stopPainting = controller.subscribe(() => streams.out.write(plainFrame(controller.rows(), color)));
  keysTyped.each((character) => controller.press(characterKey(character)));
  // Loading holds everything up: what was typed so far is answered before.
  await new Promise((resolve) => setImmediate(resolve));
  const { mount } = await import('./mount.tsx');
  const typed = await keysTyped.handOver();
  stopPainting();
  for (const key of typed) controller.press(characterKey(key));
  try {
    mounted = mount(controller, streams, typed === '');
    // Keys that were typed meanwhile come first.
    await new Promise((resolve) => setTimeout(resolve));
    const opened = open().then(session.become);
    return await Promise.race([ended, mounted.ended.then(() => 0), opened.then(() => ended)]);
  } finally {
    controller.close();
    mounted?.unmount();
    giveTerminalBack();
    for (const stop of unlisten) stop();
    session.close('interrupted');
    streams.out.write(endSummary(session.snapshot(), color));
  }
}

function listenToSignals(session: Session): () => void {
  const listeners = Object.entries(SIGNALS).map(([signal, status]) => {
    const leave = () => {
      session.close('interrupted');
      giveTerminalBack();
      process.exit(status);
    };
    process.on(signal, leave);
    return () => process.removeListener(signal, leave);
  });
  return () => {
    for (const unlisten of listeners) unlisten();
  };
}

/** A mistake of ours must not leave a broken terminal, nor take what was found with it. */
function listenToCrashes(session: Session): () => void {
  const leave = (error: unknown) => {
    const { file } = session.snapshot();
    session.close('interrupted');
    giveTerminalBack();
    process.stderr.write(
      `postmedic: this is a fault of postmedic itself; please report it.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    if (file !== null) process.stderr.write(`What was seen up to here is kept in ${file}\n`);
    process.exit(CRASHED);
  };
  process.on('uncaughtException', leave);
  return () => process.removeListener('uncaughtException', leave);
}

/** How long a stop may take to happen; where no shell waits for us (an orphaned process group) it never does. */
const STOP_MS = 300;

/** Ctrl-Z: the terminal is given back, the whole job stops, and after `fg` everything is drawn anew. */
async function suspend(streams: TerminalStreams, redraw: () => void) {
  giveTerminalBack();
  const { promise: woken, resolve: wake } = Promise.withResolvers<void>();
  process.once('SIGCONT', wake);
  process.kill(0, 'SIGTSTP');
  setTimeout(wake, STOP_MS);
  await woken;
  process.removeListener('SIGCONT', wake);
  takeTerminal(streams);
  redraw();
}
