import type { Tone } from './rows.ts';

/** One of the 16 ANSI colours: the terminal's own theme decides what they look like. */
type Color = 'red' | 'yellow' | 'cyan' | 'green' | 'magenta';

export interface Look {
  readonly color?: Color;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly inverse?: boolean;
}

const LOOKS: { readonly [tone in Tone]: Look } = {
  plain: {},
  strong: { bold: true },
  dim: { dim: true },
  problem: { color: 'red', bold: true },
  warning: { color: 'yellow', bold: true },
  note: { color: 'cyan' },
  good: { color: 'green' },
  command: { color: 'cyan' },
  chosen: { bold: true },
  match: { inverse: true },
};

export function lookOf(tone: Tone, color: boolean): Look {
  const { color: hue, ...rest } = LOOKS[tone];
  return color && hue !== undefined ? { color: hue, ...rest } : rest;
}

const SGR = { red: 31, green: 32, yellow: 33, magenta: 35, cyan: 36 } as const;

/** The same look as escape codes, for text that is written without Ink. */
export function sgr(text: string, tone: Tone, color: boolean): string {
  const { color: hue, bold, dim, inverse } = lookOf(tone, color);
  const codes = [...(bold ? [1] : []), ...(dim ? [2] : []), ...(inverse ? [7] : []), ...(hue === undefined ? [] : [SGR[hue]])];
  return codes.length === 0 ? text : `\u001b[${codes.join(';')}m${text}\u001b[0m`;
}
