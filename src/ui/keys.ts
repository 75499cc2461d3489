import type { Key } from 'ink';

/** Keys of one input event, by the names of the key table. A burst of keys arrives as one string: each character is a key. */
export function keysOf(input: string, key: Partial<Key>): string[] {
  const special = specialKey(key);
  if (special !== null) return [special];
  if (key.ctrl) return [`ctrl-${input.toLowerCase()}`];
  // Esc and a key right after it look like Alt and that key; no key of ours goes with Alt.
  const keys = [...input].map(characterKey);
  return key.meta ? ['escape', ...keys] : keys;
}

const SPECIAL: readonly [keyof Key, string][] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'page-up'],
  ['pageDown', 'page-down'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
];

function specialKey(key: Partial<Key>): string | null {
  return SPECIAL.find(([name]) => key[name] === true)?.[1] ?? null;
}

const CONTROLS: { readonly [character: string]: string } = {
  '\r': 'enter',
  '\n': 'enter',
  ' ': 'space',
  '\t': 'tab',
  '\u001b': 'escape',
  '\u007f': 'backspace',
  '\b': 'backspace',
};

/** Control bytes inside a burst: Ctrl-C is the third letter's. */
export function characterKey(character: string): string {
  const code = character.charCodeAt(0);
  if (CONTROLS[character] !== undefined) return CONTROLS[character];
  return code < 0x20 ? `ctrl-${String.fromCharCode(code + 0x60)}` : character;
}
