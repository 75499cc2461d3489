import type { Snapshot } from '../session/snapshot.ts';
import type { Screen } from './keymap.ts';

/** What lies over the walk; the last one is on top. */
export type Overlay =
  | { readonly kind: 'help' }
  | { readonly kind: 'findings' }
  | { readonly kind: 'page'; readonly finding: string }
  | {
      readonly kind: 'evidence';
      readonly finding: string | null;
      readonly typing: boolean;
      readonly query: string;
      readonly match: number;
    };

/** Where the person is on one screen. */
export interface Place {
  /** The marked entry of a list; -1: none yet. */
  readonly selected: number;
  /** First row of the body that is shown; null: where the screen likes it. */
  readonly scroll: number | null;
}

/** What only the screen knows. */
export interface View {
  readonly columns: number;
  readonly rows: number;
  readonly color: boolean;
  readonly ascii: boolean;
  readonly overlays: readonly (Overlay & { readonly place: Place })[];
  readonly place: Place;
  /** Digits typed so far, where a second one may follow. */
  readonly digits: string;
  /** One line that answers the last key, until the next key. */
  readonly toast: string | null;
  /** Monotonic milliseconds of this frame, to show how long a probe runs. */
  readonly now: number;
}

export const SMALLEST = { columns: 60, rows: 16 } as const;
const TOP: Place = { selected: 0, scroll: null };

export function newView(screen: Pick<View, 'columns' | 'rows' | 'color' | 'ascii'>): View {
  return { ...screen, overlays: [], place: TOP, digits: '', toast: null, now: 0 };
}

const PHASE_SCREEN: { readonly [phase in Snapshot['phase']]: Screen } = {
  menu: 'menu',
  looking: 'running',
  nothing: 'nothing',
  'choose-instance': 'instances',
  preview: 'step',
  running: 'running',
  ask: 'ask',
  task: 'task',
  finding: 'finding',
  done: 'done',
};

export function screenOf(snapshot: Pick<Snapshot, 'phase'>, view: View): Screen {
  const top = view.overlays.at(-1);
  if (top === undefined) return PHASE_SCREEN[snapshot.phase];
  return top.kind === 'evidence' && top.typing ? 'search' : top.kind;
}

export function placeOf(view: View): Place {
  return view.overlays.at(-1)?.place ?? view.place;
}

export function withPlace(view: View, place: Place): View {
  const top = view.overlays.at(-1);
  return top === undefined ? { ...view, place } : { ...view, overlays: view.overlays.with(-1, { ...top, place }) };
}

export function opened(view: View, overlay: Overlay): View {
  return { ...view, overlays: [...view.overlays, { ...overlay, place: TOP }] };
}

export function closed(view: View): View {
  return { ...view, overlays: view.overlays.slice(0, -1) };
}

/** Two snapshots with the same answer show the same screen: where the person is on it stays. */
export function identityOf({ phase, path, current, focus, steps }: Snapshot): string {
  return [phase === 'running' ? 'preview' : phase, path.length, steps.length, current?.question ?? '', focus?.key ?? ''].join('\n');
}

/** Nothing is marked on a question, so that an Enter too many answers nothing. */
export function startPlace({ phase }: Pick<Snapshot, 'phase'>): Place {
  return phase === 'ask' || phase === 'task' || phase === 'choose-instance' ? { selected: -1, scroll: null } : TOP;
}
