import { trimBlanks } from './logical-lines.ts';

export interface Tokens {
  readonly tokens: readonly string[];
  /** A `{` without its `}`: the rest of the text became one token. */
  readonly unbalanced: boolean;
}

/** Splits a text at separators, but not inside `{ … }`, as Postfix splits lists and command lines (mystrtokq(3)). Braces are kept. */
export function splitOutsideBraces(text: string, separators: string): Tokens {
  const tokens: string[] = [];
  let depth = 0;
  let token = '';
  for (const char of text) {
    if (char === '{') depth += 1;
    if (char === '}' && depth > 0) depth -= 1;
    if (depth > 0 || !separators.includes(char)) token += char;
    else if (token !== '') {
      tokens.push(token);
      token = '';
    }
  }
  if (token !== '') tokens.push(token);
  return { tokens, unbalanced: depth > 0 };
}

/** A token in braces without them and without the blanks inside their ends; any other token as it is. */
export function withoutBraces(token: string): string {
  return token.startsWith('{') && token.endsWith('}') ? trimBlanks(token.slice(1, -1)) : token;
}

export const BLANKS = ' \t\n\v\f\r';
