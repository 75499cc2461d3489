import type { Finding } from '../../diagnosis/types.ts';
import type { Snapshot } from '../../session/snapshot.ts';
import type { Body } from '../body.ts';
import { type Entry, list } from '../list.ts';
import { BLANK, paragraph, row, span } from '../rows.ts';
import { severityLabel } from '../severity.ts';
import type { Place } from '../view.ts';

/** All findings so far, the root cause first, consequences below their cause. */
export function findingsBody({ findings }: Snapshot, place: Place, width: number): Body {
  if (findings.length === 0) return { rows: paragraph('Nothing was found so far.', width) };
  const head = [row(span('strong', 'Findings so far, the root cause first')), BLANK];
  return list({ head, entries: findings.map(findingEntry), selected: place.selected, width });
}

export function findingEntry(finding: Finding): Entry {
  const isConsequence = finding.explainedBy.length > 0;
  const entry = { say: finding.title, label: severityLabel(finding), inset: isConsequence };
  return isConsequence ? { ...entry, note: span('dim', ' follows from the one above') } : entry;
}
