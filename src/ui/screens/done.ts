import type { Snapshot } from '../../session/snapshot.ts';
import type { Body } from '../body.ts';
import { list } from '../list.ts';
import { BLANK, paragraph, type Row, row, span } from '../rows.ts';
import { stepRows } from '../step-rows.ts';
import type { Place } from '../view.ts';
import { findingEntry } from './findings.ts';

/** The end of a walk: what was found, what could not be seen, where it is kept. */
export function doneBody(snapshot: Snapshot, place: Place, width: number): Body {
  const entries = snapshot.findings.map(findingEntry);
  return list({
    head: headRows(snapshot, width),
    entries,
    tail: [...uncheckedRows(snapshot, width), ...lastRows(snapshot, width), ...lookedRows(snapshot, width)],
    selected: place.selected,
    width,
  });
}

function headRows({ findings, steps, unchecked }: Snapshot, width: number): Row[] {
  const looked = `${steps.length} ${steps.length === 1 ? 'question was' : 'questions were'} answered on this path.`;
  if (findings.length > 0) return [...paragraph(`The end of this walk. ${looked} Found:`, width, { tone: 'strong' }), BLANK];
  const but = unchecked.length > 0 ? ' But not everything could be seen:' : '';
  return paragraph(`The end of this walk. ${looked} Nothing wrong was found.${but}`, width, { tone: 'strong' });
}

function uncheckedRows({ unchecked, steps }: Snapshot, width: number): Row[] {
  if (unchecked.length === 0) return [];
  const question = (node: string, probe: string) => steps.find((step) => step.node === node)?.question ?? probe;
  const rows = unchecked.flatMap(({ probe, node, reason }) =>
    paragraph(`${question(node, probe)} ${reason}`, width, { lead: span('warning', '  not seen  ') }),
  );
  return [BLANK, row(span('strong', 'Could not be seen')), ...rows];
}

/** The whole walk, for whoever wants to know what nothing was found in. */
function lookedRows({ steps }: Snapshot, width: number): Row[] {
  return [BLANK, row(span('strong', 'What was looked at')), ...stepRows({ steps, findings: [] }, width)];
}

function lastRows({ file, findings, messages }: Snapshot, width: number): Row[] {
  const advice =
    findings.length > 0
      ? 'Enter opens a finding. After a fix, v on its page looks again. m picks another symptom.'
      : 'm picks another symptom.';
  const kept = file === null ? [] : paragraph(`This session is kept in ${file}`, width, { tone: 'dim' });
  return [BLANK, ...paragraph(advice, width), ...kept, ...messages.flatMap((message) => paragraph(message, width, { tone: 'warning' }))];
}
