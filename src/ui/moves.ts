import type { Action } from './keymap.ts';

const FAR = 1_000_000;
/** Rows and screens that a key moves by. */
export const SCROLLS: { readonly [action in Action]?: { readonly rows: number; readonly pages: number } } = {
  up: { rows: -1, pages: 0 },
  down: { rows: 1, pages: 0 },
  'page-up': { rows: 0, pages: -1 },
  'page-down': { rows: 0, pages: 1 },
  top: { rows: -FAR, pages: 0 },
  bottom: { rows: FAR, pages: 0 },
};

/** One step past an end comes out at the other; a jump stops there. */
export function around(index: number, length: number): number {
  if (Math.abs(index) > length + 1) return index < 0 ? 0 : length - 1;
  return (index + length) % length;
}
