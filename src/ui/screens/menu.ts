import type { Snapshot } from '../../session/snapshot.ts';
import type { Body } from '../body.ts';
import { list } from '../list.ts';
import { BLANK, between, paragraph, row, span } from '../rows.ts';
import type { Place } from '../view.ts';

/** The start screen: the symptoms in the admin's words. Needs no probe, so that it can be painted before anything else is loaded. */
export function menuBody(
  { symptoms, messages, host }: Pick<Snapshot, 'symptoms' | 'messages' | 'host'>,
  place: Place,
  width: number,
): Body {
  const question = row(span('strong', 'What is wrong? Pick what comes closest.'));
  const legend = symptoms.some(({ hint }) => hint) ? row(span('warning', '*'), ' something found') : BLANK;
  const recording =
    host.recording === null ? [] : paragraph(`This is a recording, nothing of this machine is looked at: ${host.recording}`, width);
  const head = [...recording, between(question, legend, width), ...(recording.length > 0 ? [] : [BLANK])];
  const entries = symptoms.map(({ say, hint }) => ({ say, ...(hint ? { note: span('warning', '*') } : {}) }));
  const notes = messages.flatMap((message) => [BLANK, ...paragraph(message, width, { tone: 'warning' })]);
  return list({ head, entries, tail: notes, selected: place.selected, width });
}
