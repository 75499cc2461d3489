import { Box, render } from 'ink';
import { App } from './app.tsx';
import type { Controller } from './controller.ts';
import { CLEAR, HOME, type TerminalStreams } from './terminal.ts';

export interface Mounted {
  /** Draws everything anew. */
  redraw(): void;
  /** Ends Ink; the terminal stays ours. */
  unmount(): void;
  /** Rejects when drawing failed. */
  readonly ended: Promise<unknown>;
}

/**
 * Lets Ink draw the controller's rows, and keeps the size up to date.
 * @param isPainted the same rows stand on the screen already, from the first paint: they are drawn over, without a flicker
 */
export function mount(controller: Controller, { out, in: input }: TerminalStreams, isPainted: boolean): Mounted {
  out.write(isPainted ? HOME : CLEAR);
  const ink = render(<Screen controller={controller} />, {
    stdout: out,
    stdin: input,
    exitOnCtrlC: false,
    patchConsole: false,
    incrementalRendering: true,
    maxFps: 60,
    // Also where the environment says CI: a person looks at it, or a test does.
    interactive: true,
  });
  const redraw = () => {
    ink.clear();
    out.write(CLEAR);
    controller.resize(out.columns, out.rows);
    // At once: Ink draws next, and must not draw rows of the old size.
    ink.rerender(<Screen controller={controller} />);
  };
  // Before Ink's own listener, which draws: old rows may have been folded by the terminal.
  out.prependListener('resize', redraw);
  return {
    redraw,
    unmount() {
      out.removeListener('resize', redraw);
      ink.unmount();
    },
    ended: ink.waitUntilExit(),
  };
}

function Screen({ controller }: { readonly controller: Controller }) {
  return (
    <Box flexDirection="column">
      <App controller={controller} />
    </Box>
  );
}
