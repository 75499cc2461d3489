import { createInterface } from 'node:readline';
import type { Session } from '../session/driver.ts';
import type { Snapshot } from '../session/snapshot.ts';
import { answerLine, type LineIntent } from './linear-answers.ts';
import { changeLines, promptLines } from './linear-lines.ts';
import { asciiOnly, sanitize } from './sanitize.ts';

export interface LinearOptions {
  readonly session: Session;
  /** Why this mode is on, for the first line: "option", "TERM=dumb", "POSTMEDIC_ACCESSIBLE". */
  readonly because: string;
  readonly ascii: boolean;
}
export interface LinearStreams {
  readonly out: NodeJS.WritableStream;
  readonly in: NodeJS.ReadableStream;
}

/** A running probe is mentioned this often, so that nobody wonders and no screen reader chatters. */
const STILL_RUNNING_MS = 30_000;

/** The wizard as lines, one after the other: nothing is ever repainted. For screen readers, serial lines and dumb terminals. */
export async function runLinear(
  { session, because, ascii }: LinearOptions,
  streams: LinearStreams = { out: process.stdout, in: process.stdin },
): Promise<number> {
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  const lines = createInterface({ input: streams.in, output: streams.out, terminal: false });
  const say = (text: readonly string[]) => {
    for (const line of text) streams.out.write(`${ascii ? asciiOnly(sanitize(line)) : sanitize(line)}\n`);
  };
  let before: Snapshot | null = null;
  let prompted = '';

  function leave(how: 'quit' | 'interrupted') {
    const { file } = session.snapshot();
    session.close(how);
    if (file !== null) say([`saved: ${file}`]);
    end(how === 'quit' ? 0 : 130);
  }

  function changed() {
    const now = session.snapshot();
    say(changeLines(before, now));
    before = now;
    const prompt = promptLines(now);
    const shown = prompt.join('\n');
    if (prompt.length > 0 && shown !== prompted) say(prompt);
    prompted = shown;
  }

  function carryOut(intent: LineIntent) {
    if (intent.kind === 'say') return say(intent.lines);
    if (intent.kind === 'quit') return leave('quit');
    prompted = '';
    intent.act(session);
    if (prompted === '') changed();
  }

  const interrupt = () => {
    if (session.stop()) say(['stopped: nothing runs any more.']);
    else leave('interrupted');
  };
  const clock = setInterval(() => {
    const { runningSince } = session.snapshot();
    if (runningSince !== null) say([`still running: ${Math.round((performance.now() - runningSince) / 1000)} seconds so far.`]);
  }, STILL_RUNNING_MS);

  say([`[Accessible mode: on, because of ${because}]`, 'Type the number of an answer, or ? for help, then Enter.']);
  const unsubscribe = session.subscribe(changed);
  lines.on('line', (line) => carryOut(answerLine(line, session.snapshot())));
  lines.on('close', () => leave('quit'));
  process.on('SIGINT', interrupt);
  changed();
  try {
    return await ended;
  } finally {
    unsubscribe();
    clearInterval(clock);
    process.removeListener('SIGINT', interrupt);
    lines.removeAllListeners('close');
    lines.close();
  }
}
