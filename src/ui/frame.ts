import type { Snapshot } from '../session/snapshot.ts';
import { type Body, windowStart } from './body.ts';
import { footerRow } from './footer.ts';
import { headerRow, pathRow } from './header.ts';
import type { Screen } from './keymap.ts';
import { BLANK, fitted, type Row, row, span } from './rows.ts';
import { sanitize } from './sanitize.ts';
import { placeOf, SMALLEST, screenOf, type View } from './view.ts';
import { cut, columns as widthOf } from './width.ts';

/** Header, path, two rules and the footer. */
const AROUND = 5;
/** Lines longer than this are hard to read. */
const WIDEST_TEXT = 120;

export function textWidth({ columns }: Pick<View, 'columns'>): number {
  return Math.min(columns, WIDEST_TEXT);
}

export function bodyHeight({ rows }: Pick<View, 'rows'>): number {
  return rows - 1 - AROUND;
}

export interface Framed {
  readonly body: Body;
  /** What is worth saying about this screen: search, copy. */
  readonly status: string | null;
}

/** The whole screen: never more than `rows - 1` rows, none wider than `columns`. */
export function frameRows(
  snapshot: Pick<Snapshot, 'host' | 'steps' | 'single' | 'path' | 'phase' | 'findings'>,
  view: View,
  framed: Framed,
): Row[] {
  const { columns, rows, ascii } = view;
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return tooSmall(view);
  const height = bodyHeight(view);
  const start = windowStart(framed.body, height, placeOf(view).scroll);
  const shown = framed.body.rows.slice(start, start + height);
  const below = framed.body.rows.length - start - shown.length;
  const screen = screenOf(snapshot, view);
  const lines = [
    headerRow(snapshot, columns),
    pathRow(snapshot, columns),
    rule(start > 0 ? `${start} more above` : '', view),
    ...shown,
    ...Array.from({ length: height - shown.length }, () => BLANK),
    rule(view.toast ?? framed.status ?? (below > 0 ? `${below} more below` : ''), view),
    footerRow(screen, columns, idleKeys(snapshot, screen, view, start + below)),
  ];
  return lines.map((line) => fitted(line, columns, ascii));
}

function rule(say: string, { columns, ascii }: View): Row {
  const line = ascii ? '-' : '─';
  if (say === '') return row(span('dim', line.repeat(columns)));
  const said = ` ${cut(sanitize(say), columns - 6)} `;
  return row(span('dim', line.repeat(2)), said, span('dim', line.repeat(columns - 2 - widthOf(said))));
}

/** Keys that would do nothing here now are not offered. */
function idleKeys(
  { findings, steps }: Pick<Snapshot, 'findings' | 'steps'>,
  screen: Screen,
  view: View,
  hiddenRows: number,
): ReadonlySet<string> {
  const top = view.overlays.at(-1);
  return new Set([
    ...(top?.kind === 'evidence' && top.query !== '' ? [] : ['next-match']),
    ...(findings.length === 0 ? ['findings'] : []),
    ...(steps.length === 0 && screen !== 'page' ? ['evidence'] : []),
    ...(hiddenRows === 0 ? ['page-down'] : []),
    ...(screen === 'done' && findings.length === 0 ? ['pick', 'choose'] : []),
  ]);
}

function tooSmall({ columns, rows, ascii }: View): Row[] {
  const lines = [
    `This terminal is ${columns}x${rows}.`,
    `postmedic needs ${SMALLEST.columns}x${SMALLEST.rows} or more.`,
    'Make it larger, or use',
    'postmedic --accessible',
  ];
  return lines.slice(0, Math.max(1, rows - 1)).map((line) => fitted(row(line), Math.max(1, columns), ascii));
}
