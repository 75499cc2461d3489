import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable } from '../../src/diagnosis/printable.ts';

test('makes control bytes, escapes and bidirectional overrides visible', () => {
  expect(printable('a\x1b[31mb\u202ec\td\u0085')).toBe('a\\x1b[31mb\\u{202e}c d\\x85');
});

test('lets nothing through that a terminal obeys', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => !/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(printable(text))),
  );
});
