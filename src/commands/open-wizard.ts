import { availableParallelism } from 'node:os';
import { loadKnowledge } from '../flow/knowledge.ts';
import type { Knowledge } from '../flow/types.ts';
import { setCatalogue } from '../postfix/message-catalogue.ts';
import type { SessionOptions } from '../session/driver.ts';
import type { SessionStore } from '../session/store.ts';
import { firstPaint } from '../ui/first-paint.ts';
import type { ScreenMode } from './screen.ts';

/** Whose host the wizard is about. */
export interface WizardHost {
  /** Loaded after the first screen is there. */
  host(): Promise<SessionOptions['openHost']>;
  readonly hostName: string;
  /** What the recording shows; null for this machine. */
  readonly recording: string | null;
  /** Where the session is written; it says in `messages` why it isn't. */
  store(knowledge: Knowledge, say: (sentence: string) => void): SessionStore;
}

/**
 * The start screen at once, as plain text; then everything heavy is loaded, and the screens take over with the keys typed meanwhile.
 * Returns the exit status.
 */
export async function openWizard(symptoms: readonly string[], mode: ScreenMode, host: WizardHost): Promise<number> {
  const { hostName, recording } = host;
  const { color, ascii, linearBecause } = mode;
  const streams = { out: process.stdout, in: process.stdin };
  const keysTyped = linearBecause === null ? firstPaint({ symptoms, hostName, recording, color, ascii }, streams) : null;
  const session = await openSessionOf(host);
  if (linearBecause !== null) {
    const { runLinear } = await import('../ui/linear.ts');
    return runLinear({ session, because: linearBecause, ascii });
  }
  const { runWizard } = await import('../ui/wizard.ts');
  return runWizard({ session, keysTyped: keysTyped ?? { handOver: async () => {} }, color, ascii });
}

async function openSessionOf({ host, hostName, recording, store }: WizardHost) {
  const [openHost, knowledge, { probes }, { openSession }] = await Promise.all([
    host(),
    loadKnowledge(),
    import('../probes/registry.ts'),
    import('../session/driver.ts'),
  ]);
  setCatalogue(knowledge.messages);
  const messages: string[] = [];
  let say = (sentence: string): void => {
    messages.push(sentence);
  };
  const session = openSession({
    world: { knowledge, probes },
    openHost,
    store: store(knowledge, (sentence) => say(sentence)),
    hostName,
    recording,
    parallel: Math.min(4, availableParallelism() + 1),
    messages,
  });
  say = (sentence) => session.say(sentence);
  return session;
}
