/**
 * Text that others put into our log: addresses, greetings, answers of other servers. It is blanked, at equal length, before messages are
 * matched, so that nobody outside can make this host look faulty.
 */
export const BLANK = '\uE000';

/** An address in angle brackets; a quoted local part may hold anything, brackets too. */
const BRACKETED = /\b(?:to|orig_to|from|helo|message-id|sender)=<(?:"(?:[^"\\]|\\.)*"|[^"<>])*>/g;
/** From these words on, all text is somebody else's. */
const REST =
  / said: | refused to talk to me: |Command output: |\b(?:to|from|helo)=<(?=[^>]*$)|(?:^|: )header [A-Za-z-]{1,60}: |(?:^|: )(?:body|mime-header|nested-header) |; (?:from|to)=<(?="?[^">]*["<])/g;

/** The line's message with foreign text replaced by as many blanks, so that positions stay. */
export function withoutForeignText(text: string): string {
  if (!/[:=]/.test(text)) return text;
  const bracketed = text.includes('=<') ? text.replace(BRACKETED, blankBracket) : text;
  const from = restStart(bracketed);
  return from < 0 ? bracketed : bracketed.slice(0, from) + BLANK.repeat(bracketed.length - from);
}

function blankBracket(match: string): string {
  const open = match.indexOf('<') + 1;
  return `${match.slice(0, open) + BLANK.repeat(match.length - open - 1)}>`;
}

function restStart(text: string): number {
  REST.lastIndex = 0;
  return REST.exec(text) === null ? -1 : REST.lastIndex;
}
