import { spawn } from '@lydell/node-pty';

/** A size that every admin has. */
const SIZE = { cols: 80, rows: 24 };

/**
 * Starts the wizard in a pseudo terminal and measures, in milliseconds from the start, when `text` is on the screen. With `keys`, they
 * are sent at that instant, and it measures until `answer` is there.
 */
export function timeUntil(
  argv: readonly string[],
  text: string,
  keys?: { readonly send: string; readonly answer: string },
): Promise<number> {
  const [file = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const pty = spawn(file, args, { ...SIZE, name: 'xterm-256color', env: { ...process.env, TERM: 'xterm-256color' } });
    let screen = '';
    let sent = false;
    const giveUp = setTimeout(() => end(new Error(`"${sent ? keys?.answer : text}" never appeared`)), 20_000);
    const end = (error?: Error) => {
      const elapsed = performance.now() - start;
      clearTimeout(giveUp);
      pty.kill('SIGKILL');
      if (error) reject(error);
      else resolve(elapsed);
    };
    pty.onData((data) => {
      screen += data;
      if (!sent && screen.includes(text)) {
        if (keys === undefined) return end();
        sent = true;
        screen = '';
        pty.write(keys.send);
      } else if (sent && keys !== undefined && screen.includes(keys.answer)) end();
    });
  });
}
