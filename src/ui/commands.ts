import type { Snapshot } from '../session/snapshot.ts';
import { findingOf } from './framed.ts';

/** Commands that the screen shows, for copying: those of a finding's fixes, else those of what is asked now. */
export function commandsOn(snapshot: Snapshot, finding: string | null): readonly string[] {
  const found = finding === null ? null : findingOf(snapshot, finding);
  if (found !== null) return found.fixes.flatMap((fix) => fix.commands);
  const { current } = snapshot;
  return current === null || current.kind === 'ask' ? [] : current.commands;
}
