import type { Body } from './body.ts';
import { type Row, row, type Span, span } from './rows.ts';
import { columns, wrap } from './width.ts';

export interface Entry {
  readonly say: string;
  /** Stands before the text, e.g. a severity. */
  readonly label?: Span;
  /** Stands behind the text. */
  readonly note?: Span;
  /** Belongs to the entry above. */
  readonly inset?: boolean;
}

export interface List {
  readonly head: readonly Row[];
  readonly entries: readonly Entry[];
  readonly tail?: readonly Row[];
  readonly selected: number;
  readonly width: number;
}

/** Numbered entries with a mark at the chosen one. */
export function list({ head, entries, tail = [], selected, width }: List): Body {
  const rows: Row[] = [...head];
  const digits = String(entries.length).length;
  let focus = { from: 0, to: 0 };
  for (const [index, entry] of entries.entries()) {
    const shown = entryRows(entry, index, index === selected, digits, width);
    if (index === selected) focus = { from: rows.length, to: rows.length + shown.length - 1 };
    rows.push(...shown);
  }
  return { rows: [...rows, ...tail], focus, entries: entries.length };
}

function entryRows({ say, label, note, inset }: Entry, index: number, chosen: boolean, digits: number, width: number): Row[] {
  const mark = `${chosen ? '>' : ' '} ${inset ? '  ' : ''}`;
  const number = `${String(index + 1).padStart(digits)} `;
  const indent = columns(mark) + columns(number) + (label === undefined ? 0 : columns(label.text) + 1);
  const room = width - indent;
  const lines = wrap(say, room);
  const lead = row(
    span(chosen ? 'chosen' : 'plain', mark),
    span(chosen ? 'chosen' : 'dim', number),
    ...(label === undefined ? [] : [label, ' ']),
  );
  const rows = lines.map((line, at) =>
    row(...(at === 0 ? lead : [span('plain', ' '.repeat(indent))]), span(chosen ? 'chosen' : 'plain', line)),
  );
  return note === undefined ? rows : withNote(rows, note, columns(lines.at(-1) ?? ''), indent, room);
}

/** The note goes behind the last line where there is room, else below it. */
function withNote(rows: readonly Row[], note: Span, used: number, indent: number, room: number): Row[] {
  const last = rows.at(-1) ?? [];
  if (used + 1 + columns(note.text) <= room) return [...rows.slice(0, -1), [...last, span('plain', ' '), note]];
  return [...rows, [span('plain', ' '.repeat(indent)), note]];
}
