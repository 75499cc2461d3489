import { type Framed, frameRows, textWidth } from './frame.ts';
import { plainText } from './plain-frame.ts';
import { menuBody } from './screens/menu.ts';
import { giveTerminalBack, type TerminalStreams, takeTerminal } from './terminal.ts';
import { newView } from './view.ts';

export interface FirstPaint {
  readonly symptoms: readonly string[];
  readonly hostName: string;
  /** What the recording shows, when the host is one. */
  readonly recording: string | null;
  readonly color: boolean;
  readonly ascii: boolean;
}

/** Keys that are typed before the screens are there. */
export interface KeysTyped {
  /** From now on each plain character goes to `press` at once, those typed already first. What needs a parser (arrow keys) is kept. */
  each(press: (character: string) => void): void;
  /** Ends the keeping. Returns what was typed; where that needs a parser (arrow keys), it goes back into the stream for the next reader. */
  handOver(): Promise<string>;
}

/**
 * The start screen as plain text, painted before Ink, React, zod and the trees are loaded. Keys typed meanwhile are kept. Ctrl-C leaves
 * at once (status 130): nothing was begun yet.
 */
export function firstPaint(options: FirstPaint, streams: TerminalStreams): KeysTyped {
  takeTerminal(streams);
  streams.out.write(firstFrame(options, streams.out.columns, streams.out.rows));
  return keepKeys(streams.in);
}

export function firstFrame({ symptoms, hostName, recording, color, ascii }: FirstPaint, columns: number, rows: number): string {
  const view = newView({ columns, rows, color, ascii });
  const host = { name: hostName, postfix: null, recording, recorded: false };
  const menu = { symptoms: symptoms.map((say) => ({ say, hint: false })), messages: [], host };
  const framed: Framed = { body: menuBody(menu, view.place, textWidth(view)), status: null };
  const snapshot = { host, steps: [], single: false, path: [], phase: 'menu', findings: [] } as const;
  return plainText(frameRows(snapshot, view, framed), color).join('\r\n');
}

function keepKeys(input: NodeJS.ReadStream): KeysTyped {
  const chunks: Buffer[] = [];
  let press: ((character: string) => void) | null = null;
  const keep = (chunk: Buffer | string) => {
    chunks.push(Buffer.from(chunk));
    if (chunk.toString().includes('\u0003')) {
      giveTerminalBack();
      process.exit(130);
    }
    pressPlain();
  };
  const pressPlain = () => {
    const typed = Buffer.concat(chunks);
    if (press === null || typed.includes('\u001b')) return;
    chunks.length = 0;
    for (const character of typed.toString()) press(character);
  };
  input.on('data', keep);
  return {
    each(listener) {
      press = listener;
      pressPlain();
    },
    async handOver() {
      input.removeListener('data', keep);
      input.pause();
      // Node stops reading a tick later; who reads again before that is stopped with it.
      await new Promise((resolve) => setImmediate(resolve));
      const typed = Buffer.concat(chunks);
      if (!typed.includes('\u001b')) return typed.toString();
      input.unshift(typed);
      return '';
    },
  };
}
