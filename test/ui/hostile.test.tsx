import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiOnly, sanitize } from '../../src/ui/sanitize.ts';
import { columns, cut, wrap } from '../../src/ui/width.ts';
import { started } from '../session/started.ts';
import { draw } from './draw.tsx';

const HOSTILE = 'greeted \u001b[2J\u001b]0;owned\u0007\u202egnp.exe\u0000\u009b31m\r\nhello\u200b\u{e0041}';

test('a greeting with escapes, overrides and control bytes is shown, not obeyed', async () => {
  const session = started({ '/greeting': HOSTILE.replaceAll(' ', ' ') });
  const drawn = draw(session, { columns: 80, rows: 24 });
  await drawn.type('2');
  await session.until('preview');
  await drawn.type('\r');
  await session.until('ask');
  await drawn.type('e');
  const frame = drawn.frame();
  expect(frame).toContain('\\x1b[2J');
  expect(frame).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u200b]/);
  expect(frame.split('\n').length).toBe(23);
});

const anyText = fc.string({ unit: 'binary', maxLength: 300 });

test('sanitised text has no control character, whatever it is made of', () => {
  fc.assert(fc.property(anyText, (text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069\p{Surrogate}]/u.test(sanitize(text))));
});

test('ASCII only means ASCII only', () => {
  fc.assert(fc.property(anyText, (text) => /^[\x20-\x7e]*$/.test(asciiOnly(sanitize(text)))));
});

test('text is cut and wrapped to the width', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 4, max: 120 }), (text, width) => {
      const safe = sanitize(text);
      const lines = wrap(safe, width);
      return (
        columns(cut(safe, width)) <= width &&
        lines.every((line) => columns(line) <= width) &&
        lines.join('').replaceAll(' ', '') === safe.replaceAll(' ', '')
      );
    }),
  );
});

test('wide characters count as two columns, combining ones as none', () => {
  expect([columns('漢字'), columns('e\u0301'), columns('👍'), columns('─…')]).toEqual([4, 1, 2, 2]);
});
