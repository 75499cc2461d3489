import { printable } from '../session/printable.ts';

// Bidirectional and tag characters that have no place in a log line, and halves of a surrogate pair.
const MORE_UNPRINTABLE = /[\u061c\u180e\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** The last gate before the terminal: whatever the text is and wherever it came from, no control byte and no direction override passes. */
export function sanitize(text: string): string {
  // Nearly everything is plain ASCII.
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return printable(text).replace(MORE_UNPRINTABLE, '?');
}

const LOOKALIKES: { readonly [character: string]: string } = {
  '…': '...',
  '–': '-',
  '—': '-',
  '→': '->',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '·': '*',
  '•': '*',
  '─': '-',
  '›': '>',
};

/** For terminals that only know ASCII: look-alikes where there are some, else a question mark. */
export function asciiOnly(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/gu, (character) => LOOKALIKES[character] ?? '?');
}
