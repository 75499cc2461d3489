import type { Current, Snapshot } from '../../session/snapshot.ts';
import type { Body } from '../body.ts';
import { BLANK, command, paragraph, type Row, row, span } from '../rows.ts';
import { stepRows } from '../step-rows.ts';

/** The walk so far, then the next question with the command that would answer it; also while it runs. */
export function stepBody(snapshot: Snapshot, now: number, width: number): Body {
  const before = stepRows(snapshot, width);
  const current = snapshot.phase === 'looking' ? lookingRows(width) : currentRows(snapshot, now, width);
  const rows = [...before, ...current];
  return { rows, focus: { from: before.length, to: rows.length - 1 } };
}

function lookingRows(width: number): Row[] {
  return paragraph('Looking at this machine: which Postfix is there, and does it run?', width, { lead: span('strong', '? ') });
}

function currentRows(snapshot: Snapshot, now: number, width: number): Row[] {
  const { current } = snapshot;
  if (current?.kind !== 'probe') return [];
  return [
    ...paragraph(current.question, width, { tone: 'strong', lead: span('strong', '? ') }),
    ...paragraph(current.why, width, { lead: span('dim', '  Why: '), hang: 7 }),
    BLANK,
    ...current.commands.flatMap((line) => command(line, width)),
    ...paragraph(costLine(current), width, { tone: current.consent ? 'warning' : 'dim', hang: 4 }),
    snapshot.phase === 'running' ? runningRow(snapshot.runningSince, now) : readyRow(current),
  ];
}

function costLine({ cost, consent }: Extract<Current, { kind: 'probe' }>): string {
  return consent ? `This needs your yes: ${cost}.` : `It is ${cost}.`;
}

function runningRow(since: number | null, now: number): Row {
  const seconds = since === null ? 0 : Math.max(0, Math.floor((now - since) / 1000));
  return row(span('strong', '  running'), ` ${seconds} s`, span('dim', '   Ctrl-C stops it'));
}

function readyRow({ consent }: Extract<Current, { kind: 'probe' }>): Row {
  const last = consent ? span('dim', '   n goes on without it') : span('dim', '');
  return row('  ', span('strong', 'Enter'), ' runs it', last);
}
