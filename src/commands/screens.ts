import { availableParallelism } from 'node:os';
import type { SessionOptions } from '../session/driver.ts';
import type { SessionStore } from '../session/store.ts';
import { linearBecause, needsAscii } from '../ui/capabilities.ts';
import { firstPaint } from '../ui/first-paint.ts';
import { giveTerminalBack } from '../ui/terminal.ts';
import { usageError } from './exit.ts';
import { wantsColor } from './wants-color.ts';

export interface ScreenOptions {
  readonly accessible?: boolean;
  readonly ascii?: boolean;
  readonly color?: 'auto' | 'always' | 'never';
}

/** What the screens are about: this machine or a recording. */
export interface Subject {
  readonly hostName: string;
  /** What the recording shows, when the host is one. */
  readonly recording: string | null;
  /** Asked after the first paint, when there is time to load more. */
  open(
    flowDigest: string,
    /** Takes a sentence for the person, also later. */
    tell: (sentence: string) => void,
  ): Promise<{ readonly openHost: SessionOptions['openHost']; readonly store: SessionStore }>;
}

/**
 * Paints the start screen, loads the rest, and runs the wizard to its end; or, where no screen can be painted, the linear mode.
 * Only what the first screen needs is imported above.
 */
export async function runScreens(symptoms: readonly string[], options: ScreenOptions, subject: Subject): Promise<number> {
  const { accessible = false, color: when = 'auto' } = options;
  const because = linearBecause(accessible, process.env);
  const ascii = options.ascii === true || needsAscii(process.env);
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (!isTerminal && because === null) {
    return usageError(
      'the wizard needs a terminal for its questions, and this is none. Use `postmedic check` for an answer without questions, or --accessible for questions line by line.',
    );
  }
  if (because !== null) {
    const session = await openSessionOf(subject);
    const { runLinear } = await import('../ui/linear.ts');
    return runLinear({ session, because, ascii });
  }
  const color = wantsColor(when, process.stdout);
  const { hostName, recording } = subject;
  const keysTyped = firstPaint({ symptoms, hostName, recording, color, ascii }, { out: process.stdout, in: process.stdin });
  try {
    const { runWizard } = await import('../ui/wizard.ts');
    const menu = { symptoms, host: { name: hostName, postfix: null, recording, recorded: false } };
    return await runWizard({ open: () => openSessionOf(subject), menu, keysTyped, color, ascii });
  } catch (error) {
    // What is wrong must be readable: not on the screen that is about to vanish.
    giveTerminalBack();
    throw error;
  }
}

async function openSessionOf({ hostName, recording, open }: Subject) {
  const [{ loadKnowledge }, { probes }, { setCatalogue }, { openSession }] = await Promise.all([
    import('../flow/knowledge.ts'),
    import('../probes/registry.ts'),
    import('../postfix/message-catalogue.ts'),
    import('../session/driver.ts'),
  ]);
  const knowledge = await loadKnowledge();
  setCatalogue(knowledge.messages);
  const early: string[] = [];
  let tell: (sentence: string) => void = (sentence) => void early.push(sentence);
  const { openHost, store } = await open(knowledge.digest, (sentence) => tell(sentence));
  const parallel = Math.min(4, availableParallelism() + 1);
  const session = openSession({ world: { knowledge, probes }, openHost, store, hostName, recording, parallel, messages: early });
  tell = session.say;
  return session;
}
