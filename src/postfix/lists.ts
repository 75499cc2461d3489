import { BLANKS, splitOutsideBraces, withoutBraces } from './tokens.ts';

/** The items of a list parameter: separated by commas and blanks outside braces, braces taken off (postconf(5)). */
export function splitList(value: string): readonly string[] {
  return splitOutsideBraces(value, `${BLANKS},`).tokens.map(withoutBraces);
}
