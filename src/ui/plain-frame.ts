import type { Row } from './rows.ts';
import { HOME } from './terminal.ts';
import { sgr } from './theme.ts';

const REST_OF_LINE = '\u001b[K';
const REST_OF_SCREEN = '\u001b[J';

/** Rows as text for a terminal, without Ink. */
export function plainText(rows: readonly Row[], color: boolean): string[] {
  return rows.map((line) => line.map(({ text, tone }) => sgr(text, tone, color)).join(''));
}

/** The same over what stands on the screen, for as long as Ink is still being loaded. */
export function plainFrame(rows: readonly Row[], color: boolean): string {
  return `${HOME}${plainText(rows, color).join(`${REST_OF_LINE}\r\n`)}${REST_OF_LINE}${REST_OF_SCREEN}`;
}
