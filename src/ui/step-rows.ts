import type { Snapshot } from '../session/snapshot.ts';
import type { Step } from '../session/steps.ts';
import { BLANK, between, paragraph, type Row, row, span } from './rows.ts';
import { severityLabel } from './severity.ts';

/** Steps behind us: question, command, result; and what they have brought to light so far. */
export function stepRows({ steps, findings }: Pick<Snapshot, 'steps' | 'findings'>, width: number): Row[] {
  return [...steps.flatMap((step, index) => oneStep(step, index + 1, width)), ...foundRows(findings, width)];
}

function foundRows(findings: Snapshot['findings'], width: number): Row[] {
  const causes = findings.filter((finding) => finding.explainedBy.length === 0);
  if (causes.length === 0) return [];
  const rows = causes.flatMap((finding) =>
    paragraph(finding.title, width, { lead: { ...severityLabel(finding), text: `  ${severityLabel(finding).text} ` } }),
  );
  return [row(span('dim', 'Found so far (f opens the list)')), ...rows, BLANK];
}

function oneStep(step: Step, number: number, width: number): Row[] {
  const lead = `${number} `;
  const [first = [], ...rest] = paragraph(step.question, width - 9, { lead: span('dim', lead) });
  const commands = step.repeated || step.commands.length === 0 ? [] : [commandRow(step, width)];
  return [between(first, row(span('dim', elapsed(step))), width), ...rest, ...commands, ...resultRows(step, lead.length, width), []];
}

function elapsed({ elapsedMs, repeated }: Step): string {
  if (repeated) return 'as above';
  return elapsedMs === null ? '' : `${(elapsedMs / 1000).toFixed(1)} s`;
}

function commandRow({ commands }: Step, width: number): Row {
  const [first = '', ...others] = commands;
  const more = others.length === 0 ? '' : `  (and ${others.length} more)`;
  return between(row(span('dim', '    $ '), span('command', first)), row(span('dim', more)), width);
}

function resultRows({ result, by }: Step, indent: number, width: number): Row[] {
  const blank = ' '.repeat(indent);
  if (by === 'person') return paragraph(result, width, { lead: span('dim', `${blank}you: `), tone: 'strong' });
  return paragraph(result, width, { lead: span('dim', `${blank}-> `), tone: by === 'nobody' ? 'warning' : 'strong' });
}
