/** Alternate screen, hidden cursor, empty. What was on the terminal before comes back when we leave. */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[H\u001b[2J';
const LEAVE = '\u001b[0m\u001b[?25h\u001b[?1049l';

export interface TerminalStreams {
  readonly out: NodeJS.WriteStream;
  readonly in: NodeJS.ReadStream;
}

let taken: TerminalStreams | null = null;

/** Takes the terminal for a full screen with single keys. It is given back at the latest when the process exits, however it does. */
export function takeTerminal(streams: TerminalStreams): void {
  if (taken === null) process.once('exit', giveTerminalBack);
  taken = streams;
  // A terminal that went away (SIGHUP) makes writing fail; there is nobody left to tell.
  streams.out.once('error', () => {});
  streams.in.setRawMode(true);
  streams.out.write(ENTER);
}

/** Leaves the terminal as it was. Does nothing when it isn't taken. */
export function giveTerminalBack(): void {
  if (taken === null) return;
  const { out, in: input } = taken;
  taken = null;
  process.removeListener('exit', giveTerminalBack);
  try {
    out.write(LEAVE);
    input.setRawMode(false);
  } catch {
    // The terminal is gone already.
  }
}

/** Back to the first row, with an empty screen. */
export const CLEAR = '\u001b[H\u001b[J';
export const HOME = '\u001b[H';
