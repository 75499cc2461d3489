// C0 and C1 controls, DEL, bidirectional overrides and isolates, zero-width characters, line and paragraph separators.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text from the host as it may be shown on a terminal: control bytes, terminal escapes and bidirectional overrides become visible
 * `\xNN` or `\u{NNNN}`; a tab becomes a blank. Nothing is lost, and nothing is obeyed.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === '\t') return ' ';
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}
