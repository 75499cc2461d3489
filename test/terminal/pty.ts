import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import headless from '@xterm/headless';

const PROGRAM = fileURLToPath(new URL('../../dist/postmedic.js', import.meta.url));
/** Nothing that a test waits for takes this long, unless it never comes. */
const PATIENCE_MS = 10_000;

/** A text, a pattern, or what the screen must be like. */
export type Wanted = string | RegExp | ((screen: string) => boolean);

export interface Terminal {
  /** Rows as they stand on the screen. */
  screen(): string[];
  text(): string;
  /** Everything that was written to the terminal. */
  written(): string;
  type(keys: string): void;
  resize(columns: number, rows: number): void;
  until(wanted: Wanted): Promise<void>;
  /** The program's exit status. */
  ended: Promise<number>;
  /** An empty directory, also the working directory. */
  readonly home: string;
  /** On the alternate screen, as full-screen programs are? */
  isFullScreen(): boolean;
  close(): void;
}

export interface Start {
  readonly args?: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: { readonly [name: string]: string };
  /** A shell command in place of the program itself; `$PROGRAM` is the program. */
  readonly shell?: string;
}

/** Starts the built program in a real pseudo-terminal, with a real terminal emulator at its other end. */
export function start({ args = [], columns = 80, rows = 24, env = {}, shell }: Start): Terminal {
  const home = mkdtempSync(join(tmpdir(), 'postmedic-test-'));
  const emulator = new headless.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 200 });
  const environment = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    PROGRAM: `${process.execPath} ${PROGRAM}`,
    ...env,
  };
  const [file, argv] = shell === undefined ? [process.execPath, [PROGRAM, ...args]] : ['/bin/bash', ['--norc', '-c', shell]];
  const child = pty.spawn(file, argv as string[], { cols: columns, rows, cwd: home, env: environment });
  const looks = new Set<() => void>();
  let written = '';
  child.onData((data) => {
    written += data;
    emulator.write(data, () => {
      for (const look of looks) look();
    });
  });
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode, signal }) => emulator.write('', () => resolve(signal ? 128 + signal : exitCode)));
  });

  const screen = () => {
    const { active } = emulator.buffer;
    return Array.from(
      { length: emulator.rows },
      (_, index) =>
        active
          .getLine(active.viewportY + index)
          ?.translateToString(true)
          .trimEnd() ?? '',
    );
  };
  const text = () => screen().join('\n');
  const shows = (wanted: Wanted) => {
    if (typeof wanted === 'function') return wanted(text());
    return typeof wanted === 'string' ? text().includes(wanted) : wanted.test(text());
  };

  function until(wanted: Wanted): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(patience);
        looks.delete(look);
      };
      const patience = setTimeout(() => {
        done();
        reject(new Error(`"${wanted}" never came. The screen:\n${text()}`));
      }, PATIENCE_MS);
      const look = () => {
        if (!shows(wanted)) return;
        done();
        resolve();
      };
      looks.add(look);
      look();
    });
  }

  return {
    screen,
    text,
    written: () => written,
    type: (keys) => child.write(keys),
    resize(newColumns, newRows) {
      emulator.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
    until,
    ended,
    home,
    isFullScreen: () => emulator.buffer.active.type === 'alternate',
    close() {
      try {
        child.kill('SIGKILL');
      } catch {
        // It has ended already.
      }
      emulator.dispose();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
