import type { ParameterRule } from './parameter-rules.ts';

/**
 * Why a program that reads this value stops, as the end of the sentence "It must be …"; null when the value is good.
 * @param value with `$name` expanded.
 */
export function wrongValue(value: string, rule: ParameterRule): string | null {
  const { kind, least, most } = rule;
  if (kind === 'boolean') return /^(yes|no)$/i.test(value) ? null : 'yes or no';
  if (kind === 'text') return value.length < least || value.length > (most ?? Number.POSITIVE_INFINITY) ? lengthOf(rule) : null;
  const number = kind === 'time' ? seconds(value) : whole(value, kind === 'long' ? LONG : INT);
  if (number === null) return kind === 'time' ? TIME : NUMBER;
  if (least > 0 && number < least) return `${least}${kind === 'time' ? ' seconds' : ''} or more`;
  return most !== null && number > most ? `${most}${kind === 'time' ? ' seconds' : ''} or less` : null;
}

const NUMBER = 'a whole number without a unit';
const TIME = 'a whole number followed by s, m, h, d or w (seconds, minutes, hours, days, weeks)';
const INT = 2 ** 31;
const LONG = 2 ** 63;

const lengthOf = ({ least, most }: ParameterRule): string =>
  most === null ? 'set to something: it may not be empty' : `${least} characters`;

/** strtol(3): blanks and a sign may go before the digits, nothing may follow them. */
function whole(value: string, limit: number): number | null {
  if (!/^[ \t]*[+-]?\d+$/.test(value)) return null;
  const number = Number(value);
  return number >= -limit && number < limit ? number : null;
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Only the first character behind the digits counts as the unit. Without one the unit is the default's, at least a second. */
function seconds(value: string): number | null {
  const [, digits, unit = ''] = /^[ \t]*\+?(\d+)([\s\S]?)/.exec(value) ?? [];
  const factor = unit === '' ? 1 : UNITS[unit];
  if (digits === undefined || factor === undefined) return null;
  const number = Number(digits) * factor;
  return number < INT ? number : null;
}
