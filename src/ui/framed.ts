import type { Finding } from '../diagnosis/types.ts';
import type { Snapshot } from '../session/snapshot.ts';
import type { Body } from './body.ts';
import { type Framed, textWidth } from './frame.ts';
import { askBody } from './screens/ask.ts';
import { doneBody } from './screens/done.ts';
import { evidenceBody, evidenceLines, searchStatus } from './screens/evidence.ts';
import { findingBody } from './screens/finding.ts';
import { findingsBody } from './screens/findings.ts';
import { helpBody } from './screens/help.ts';
import { instancesBody } from './screens/instances.ts';
import { menuBody } from './screens/menu.ts';
import { nothingBody } from './screens/nothing.ts';
import { stepBody } from './screens/step.ts';
import { closed, screenOf, type View } from './view.ts';

/** The screen that is on top: an overlay, or where the walk stands. */
export function framedScreen(snapshot: Snapshot, view: View): Framed {
  const top = view.overlays.at(-1);
  const width = textWidth(view);
  if (top === undefined) return { body: walkBody(snapshot, view, width), status: null };
  if (top.kind === 'help') return { body: helpBody(screenOf(snapshot, closed(view)), width), status: null };
  if (top.kind === 'findings') return { body: findingsBody(snapshot, top.place, width), status: null };
  if (top.kind === 'page') return { body: pageBody(findingOf(snapshot, top.finding), snapshot, width), status: null };
  const lines = evidenceLines(snapshot, top.finding);
  return { body: evidenceBody(lines, top, view.columns), status: searchStatus(lines, top) };
}

export function findingOf({ findings, focus }: Pick<Snapshot, 'findings' | 'focus'>, key: string): Finding | null {
  return findings.find((finding) => finding.key === key) ?? (focus?.key === key ? focus : null);
}

function pageBody(finding: Finding | null, snapshot: Snapshot, width: number): Body {
  return finding === null ? { rows: [] } : findingBody(finding, snapshot, width);
}

function walkBody(snapshot: Snapshot, view: View, width: number): Body {
  switch (snapshot.phase) {
    case 'menu':
      return menuBody(snapshot, view.place, width);
    case 'choose-instance':
      return instancesBody(snapshot, view.place, width);
    case 'nothing':
      return nothingBody(snapshot, width);
    case 'looking':
    case 'preview':
    case 'running':
      return stepBody(snapshot, view.now, width);
    case 'ask':
    case 'task':
      return askBody(snapshot, view.place, width);
    case 'finding':
      return pageBody(snapshot.focus, snapshot, width);
    case 'done':
      return doneBody(snapshot, view.place, width);
  }
}
