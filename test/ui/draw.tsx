import { render } from 'ink-testing-library';
import type { Session } from '../../src/session/driver.ts';
import { App } from '../../src/ui/app.tsx';
import { type Controller, createController, type Outside } from '../../src/ui/controller.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}
export const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 60, rows: 16 },
  { columns: 200, rows: 60 },
];

export interface Drawn {
  readonly controller: Controller;
  /** The screen as it stands, without colours. */
  frame(): string;
  /** What the terminal would get for these keys. */
  type(keys: string): Promise<void>;
  readonly calls: string[];
}

/** The wizard's screen over a session, drawn by Ink. */
export function draw(session: Session, size: Size, look: { readonly color?: boolean; readonly ascii?: boolean } = {}): Drawn {
  const calls: string[] = [];
  const outside: Outside = {
    quit: (how) => void calls.push(how),
    demo: () => void calls.push('demo'),
    suspend: () => void calls.push('suspend'),
    redraw: () => void calls.push('redraw'),
    copy: (text) => calls.push(`copy ${text}`) > 0,
    now: () => 12_345,
  };
  const controller = createController(session, { ...size, color: look.color ?? false, ascii: look.ascii ?? false }, outside);
  const ink = render(<App controller={controller} />);
  Object.defineProperty(ink.stdout, 'columns', { value: size.columns });
  ink.rerender(<App controller={controller} />);
  return {
    controller,
    frame: () => ink.lastFrame() ?? '',
    async type(keys) {
      ink.stdin.write(keys);
      await new Promise((resolve) => setImmediate(resolve));
    },
    calls,
  };
}
