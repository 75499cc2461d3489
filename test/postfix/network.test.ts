import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contains, parseAddress, parseRange, prefixBits } from '../../src/postfix/network.ts';

const range = (text: string) => {
  const parsed = parseRange(text);
  if (parsed === null) throw new Error(`${text} is no range`);
  return parsed;
};

describe('ranges of addresses', () => {
  test.each([
    ['192.0.2.0/24', '192.0.2.255', '192.0.3.0'],
    ['10.0.0.0/255.0.0.0', '10.9.9.9', '11.0.0.0'],
    ['10.0.0.1-10.0.0.9', '10.0.0.9', '10.0.0.10'],
    ['[2001:db8::]/32', '2001:db8:ffff::1', '2001:db9::'],
    ['::ffff:127.0.0.0/104', '::ffff:127.1.2.3', '127.1.2.3'],
    ['192.0.2.10', '192.0.2.10', '192.0.2.11'],
  ])('%s holds %s and not %s', (text, inside, outside) => {
    expect(contains(range(text), inside)).toBe(true);
    expect(contains(range(text), outside)).toBe(false);
  });
  test.each([
    '',
    'x',
    '1.2.3',
    '1.2.3.256',
    '10.0.0.0/33',
    '2001:db8::/129',
    '1::2::3',
    '10.0.0.9-10.0.0.1',
    '10.0.0.0/255.0.255.0',
    '12345::',
  ])('%s is none', (text) => expect(parseRange(text)).toBeNull());
  test.each([
    ['0.0.0.0/0', 0],
    ['10.0.0.0/8', 8],
    ['192.0.2.1', 32],
    ['::/0', 0],
    ['2000::/3', 3],
    ['::1', 128],
    ['10.0.0.1-10.0.0.6', 29],
  ])('%s has a prefix of %i', (text, bits) => expect(prefixBits(range(text))).toBe(bits));
  test('an interface behind a link-local address is left out', () => expect(parseAddress('fe80::1%eth0')).toEqual(parseAddress('fe80::1')));
  test('hostile text never throws', () => fc.assert(fc.property(fc.string(), (text) => parseRange(text) !== undefined)));
  test('every address is in its own network', () =>
    fc.assert(fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, bits) => contains(range(`${address}/${bits}`), address))));
});
