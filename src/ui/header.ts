import type { Snapshot } from '../session/snapshot.ts';
import { between, type Row, row, span } from './rows.ts';
import { columns } from './width.ts';

/** Who is looked at, and what this program may do there. */
export function headerRow({ host, steps, single, phase }: Pick<Snapshot, 'host' | 'steps' | 'single' | 'phase'>, width: number): Row {
  const left = row(span('strong', 'postmedic'), `  ${host.name}`, host.postfix === null ? '' : `  ${host.postfix}`);
  const marks = [
    ...(steps.length > 0 ? [phase === 'done' ? `${steps.length} steps` : `step ${steps.length + 1}`] : []),
    ...(single ? ['SINGLE STEPS'] : []),
    ...(host.recording === null ? [] : ['DEMO']),
    ...(host.recorded ? ['REC'] : []),
    'READ-ONLY',
  ];
  // Names of hosts can be long: then the marks at the left go before the name does.
  while (marks.length > 1 && columns(marks.join('  ')) > width / 2) marks.shift();
  return between(left, row(span('dim', marks.join('  '))), width);
}

/** The path through the tree; its beginning gives way, so that the last answers stay in sight. */
export function pathRow({ path, host }: Pick<Snapshot, 'path' | 'host'>, width: number): Row {
  if (path.length === 0) return row(span('dim', host.recording === null ? 'Symptoms' : 'Symptoms of a recorded mail server'));
  const kept = [...path];
  const text = () => (kept.length < path.length ? ['...', ...kept] : kept).join(' > ');
  while (kept.length > 1 && columns(text()) > width) kept.shift();
  return row(text());
}
