import { expect, test } from 'vitest';
import { footerRow } from '../../src/ui/footer.ts';
import { bindingsOf, KEYMAP, type Screen } from '../../src/ui/keymap.ts';
import { characterKey, keysOf } from '../../src/ui/keys.ts';
import { pickByDigit } from '../../src/ui/pick-by-digit.ts';
import { columns } from '../../src/ui/width.ts';
import { keysDocument } from './keys-document.ts';

const SCREENS = [...new Set(KEYMAP.flatMap((binding) => binding.screens))];

test.each(SCREENS)('on the screen "%s" every key means one thing', (screen) => {
  const keys = bindingsOf(screen).flatMap((binding) => binding.keys);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

const text = (screen: Screen, width: number) =>
  footerRow(screen, width)
    .map((span) => span.text)
    .join('');

test.each(SCREENS)('the footer of "%s" drops hints from the right, help last', (screen) => {
  for (let width = 8; width <= 200; width += 1) expect(columns(text(screen, width))).toBeLessThanOrEqual(width);
  if (bindingsOf(screen).some((binding) => binding.action === 'help')) expect(text(screen, 8)).toBe('? help');
});

test.each([
  ['a letter', 'j', {}, ['j']],
  ['a burst', 'jj\r2', {}, ['j', 'j', 'enter', '2']],
  ['an arrow', '', { upArrow: true }, ['up']],
  ['Ctrl-C', 'c', { ctrl: true }, ['ctrl-c']],
  ['Ctrl-C in a burst', 'j\u0003', {}, ['j', 'ctrl-c']],
  ['Backspace, as some terminals send it', '', { delete: true }, ['backspace']],
  ['Esc and a letter right after it', 'q', { meta: true }, ['escape', 'q']],
] as const)('%s', (_name, input, key, keys) => expect(keysOf(input, key)).toEqual(keys));

test('no byte is a key without a name', () => {
  for (let code = 0; code < 256; code += 1) expect(characterKey(String.fromCharCode(code))).not.toBe('');
});

test.each([
  ['one of nine', '', '3', 9, { entry: 2, digits: '', final: true }],
  ['the tenth of twelve, begun', '', '1', 12, { entry: 0, digits: '1', final: false }],
  ['the tenth of twelve', '1', '0', 12, { entry: 9, digits: '', final: true }],
  ['the second of twelve', '', '2', 12, { entry: 1, digits: '', final: true }],
  ['none', '', '9', 4, { entry: null, digits: '', final: false }],
  ['none that goes on: begun anew', '1', '5', 12, { entry: 4, digits: '', final: true }],
  ['zero', '', '0', 12, { entry: null, digits: '', final: false }],
] as const)('%s', (_name, before, digit, entries, picked) => expect(pickByDigit(before, digit, entries)).toEqual(picked));

test('the documentation of the keys is what the key table says', async () => {
  await expect(keysDocument()).toMatchFileSnapshot('../../docs/keys.md');
});
