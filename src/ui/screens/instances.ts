import type { Snapshot } from '../../session/snapshot.ts';
import type { Body } from '../body.ts';
import { list } from '../list.ts';
import { BLANK, paragraph, row, span } from '../rows.ts';
import type { Place } from '../view.ts';

const RUNNING = {
  yes: span('good', ' running'),
  no: span('warning', ' not running'),
  unknown: span('dim', ' running or not: could not be seen'),
};

/** Several Postfix instances on one host: which one is it about? */
export function instancesBody({ instances }: Snapshot, place: Place, width: number): Body {
  const head = [
    row(span('strong', 'Which Postfix is it about?')),
    ...paragraph(`There are ${instances.length} of them on this machine (postmulti(1) calls them instances).`, width, { tone: 'dim' }),
    BLANK,
  ];
  const entries = instances.map(({ name, config, running }) => ({
    say: name === '-' ? `the default one, configured in ${config}` : `${name}, configured in ${config}`,
    note: RUNNING[running === null ? 'unknown' : running ? 'yes' : 'no'],
  }));
  return list({ head, entries: [...entries, { say: "I don't know: look at each, one after the other" }], selected: place.selected, width });
}
