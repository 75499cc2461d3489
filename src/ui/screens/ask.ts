import type { Snapshot } from '../../session/snapshot.ts';
import type { Body } from '../body.ts';
import { list } from '../list.ts';
import { BLANK, command, paragraph, type Row, row, span } from '../rows.ts';
import { stepRows } from '../step-rows.ts';
import type { Place } from '../view.ts';

/** A question for the person, or something that only the person can do; with the walk so far above it. */
export function askBody(snapshot: Snapshot, place: Place, width: number): Body {
  const { current } = snapshot;
  if (current === null || current.kind === 'probe') return { rows: [] };
  const before = stepRows(snapshot, width);
  const body = list({ head: [...before, ...questionRows(current, width)], entries: current.choices, selected: place.selected, width });
  const from = place.selected < 0 ? before.length : (body.focus?.from ?? 0);
  const to = place.selected < 0 ? body.rows.length - 1 : (body.focus?.to ?? 0);
  return { ...body, focus: { from, to } };
}

type Question = Exclude<NonNullable<Snapshot['current']>, { kind: 'probe' }>;

function questionRows(current: Question, width: number): Row[] {
  const commands = current.kind === 'task' ? current.commands.flatMap((line) => command(line, width)) : [];
  return [
    ...paragraph(current.question, width, { tone: 'strong', lead: span('strong', current.kind === 'task' ? '! ' : '? ') }),
    ...paragraph(current.why, width, { lead: span('dim', '  Why: '), hang: 7 }),
    ...(commands.length > 0 ? [BLANK, ...commands] : []),
    ...(current.kind === 'task' ? [BLANK, row(span('dim', '  What happened?'))] : []),
    BLANK,
  ];
}
