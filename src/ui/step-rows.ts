import type { Step } from '../session/steps.ts';
import { between, paragraph, type Row, row, span } from './rows.ts';

/** Steps behind us: question, command, result. */
export function stepRows(steps: readonly Step[], width: number): Row[] {
  return steps.flatMap((step, index) => oneStep(step, index + 1, width));
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
