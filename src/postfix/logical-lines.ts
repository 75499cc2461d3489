/** Physical lines joined into logical lines, as Postfix reads main.cf and master.cf (postconf(5), "main.cf file format"). */

export interface PhysicalLine {
  readonly line: number;
  readonly text: string;
}

export interface LogicalLine {
  /** Number of the first physical line that holds text, from 1. */
  readonly line: number;
  readonly lastLine: number;
  /** The joined text: line ends dropped, leading blanks of continuation lines kept. */
  readonly text: string;
  /** The physical lines with text in them; comments and empty lines between are left out. */
  readonly parts: readonly PhysicalLine[];
}

/** Postfix knows ASCII blanks only: a no-break space is text to it. */
const LEADING_BLANK = /^[ \t\v\f\r]/;
const EMPTY_OR_COMMENT = /^[ \t\v\f\r]*(#|$)/;

/**
 * Joins continuation lines. A line that starts with a blank continues the one before, also across comments and empty lines.
 * A first logical line that starts with a blank is returned as it is: its text starts with a blank, and Postfix skips it.
 */
export function logicalLines(text: string): readonly LogicalLine[] {
  const result: LogicalLine[] = [];
  let parts: PhysicalLine[] = [];
  const flush = () => {
    const [first] = parts;
    if (first) result.push(joined(first, parts));
    parts = [];
  };
  for (const [index, physical] of text.split('\n').entries()) {
    if (EMPTY_OR_COMMENT.test(physical)) continue;
    if (!LEADING_BLANK.test(physical)) flush();
    parts.push({ line: index + 1, text: physical });
  }
  flush();
  return result;
}

function joined(first: PhysicalLine, parts: readonly PhysicalLine[]): LogicalLine {
  return {
    line: first.line,
    lastLine: parts.at(-1)?.line ?? first.line,
    text: parts.map((part) => part.text).join(''),
    parts,
  };
}

export const startsWithBlank = (text: string): boolean => LEADING_BLANK.test(text);

/** Takes Postfix's blanks (and no others) off both ends. */
export const trimBlanks = (text: string): string => text.replace(/^[ \t\n\v\f\r]+/, '').replace(/[ \t\n\v\f\r]+$/, '');

/** Single spaces for runs of blanks, as postconf prints values. */
export const squeezeBlanks = (text: string): string => trimBlanks(text).replace(/[ \t\n\v\f\r]+/g, ' ');

/** C strings end at a NUL byte: what stands behind it on the logical line does not exist for Postfix. */
export const beforeNul = (text: string): string => text.split('\0', 1)[0] ?? '';
