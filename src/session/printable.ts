/** Rooms above don't reach into diagnosis: what makes host text safe to show is handed on from here. */
export { printable } from '../diagnosis/printable.ts';
