import { asciiOnly, sanitize } from './sanitize.ts';
import { columns, cut, wrap } from './width.ts';

/** How a piece of text is meant. The theme says what that looks like; no meaning hangs on a colour alone. */
export type Tone = 'plain' | 'strong' | 'dim' | 'problem' | 'warning' | 'note' | 'good' | 'command' | 'chosen' | 'match';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}
/** One line of the screen. */
export type Row = readonly Span[];

export const BLANK: Row = [];

/** Spans one after the other: strings are plain text. */
export function row(...spans: readonly (string | Span)[]): Row {
  return spans.map((span) => (typeof span === 'string' ? { text: span, tone: 'plain' } : span));
}

export const span = (tone: Tone, text: string): Span => ({ text, tone });

/** Running text, broken into rows; rows after the first are indented by `hang`. */
export function paragraph(text: string, width: number, options: { tone?: Tone; lead?: Span; hang?: number } = {}): Row[] {
  const { tone = 'plain', lead, hang = lead === undefined ? 0 : columns(lead.text) } = options;
  const blank = ' '.repeat(hang);
  return sanitize(text)
    .split('\n')
    .flatMap((part) => wrap(part, Math.max(1, width - hang)))
    .map((line, index) => [lead !== undefined && index === 0 ? lead : span('plain', blank), span(tone, line)]);
}

/** Something to type, marked as such: `$ command`. Broken lines stay indented below it. */
export function command(text: string, width: number, indent = 4): Row[] {
  return paragraph(text, width, { tone: 'command', lead: span('dim', `${' '.repeat(indent)}$ `) });
}

/** Safe, and cut to the width: what a terminal may be given. */
export function fitted(line: Row, width: number, ascii: boolean): Row {
  const fits: Span[] = [];
  let left = width;
  for (const { text, tone } of line) {
    const safe = ascii ? asciiOnly(sanitize(text)) : sanitize(text);
    const shown = cut(safe, left, ascii ? '...' : '…');
    if (shown !== '') fits.push({ text: shown, tone });
    left -= columns(shown);
    if (left <= 0) break;
  }
  return fits;
}

/** Text at the left and at the right edge of one row; the left one gives way. */
export function between(left: Row, right: Row, width: number): Row {
  const widthOf = (line: Row) => line.reduce((sum, { text }) => sum + columns(text), 0);
  const room = width - widthOf(right);
  const kept = room > 1 ? fitted(left, room - 1, false) : [];
  return [...kept, span('plain', ' '.repeat(Math.max(0, room - widthOf(kept)))), ...right];
}
