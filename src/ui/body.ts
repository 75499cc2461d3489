import type { Row } from './rows.ts';

/** The middle of a screen, as long as it needs to be; the frame shows a window of it. */
export interface Body {
  readonly rows: readonly Row[];
  /** Rows that should be visible: the marked entry, or what is asked now. */
  readonly focus?: { readonly from: number; readonly to: number };
  /** Entries of a list, for digits and arrows. */
  readonly entries?: number;
}

/** First row to show: where the person scrolled to, else so that the focus is in sight, its beginning before its end. */
export function windowStart({ rows, focus }: Body, height: number, scroll: number | null): number {
  const last = Math.max(0, rows.length - height);
  if (scroll !== null) return Math.min(Math.max(0, scroll), last);
  if (focus === undefined || focus.to < height) return 0;
  return Math.min(focus.from, focus.to - height + 1, last);
}
