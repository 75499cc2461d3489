import { expect, test } from 'vitest';
import { isGoodValue, READ_BY_ALL, valueKind } from '../../src/postfix/value-kinds.ts';

test.each([
  ['max_idle', '100s', 'time'],
  ['soft_bounce', 'no', 'yes-no'],
  ['max_use', '100', 'number'],
  ['compatibility_level', '0', 'text'],
  ['smtpd_tls_loglevel', '0', 'text'],
  ['relayhost', '', 'text'],
])('%s, by default %s, is %s', (name, byDefault, kind) => expect(valueKind(name, byDefault)).toBe(kind));

// What postmap -q of 3.7.11 took or refused with each value in main.cf.
test.each([
  ['time', 'max_idle', ['5', '5s', '5w', '+5', '5s5'], ['100S', '1H', '-5s', '', '1.5h', '100x', '30 s', 'x']],
  ['number', 'max_use', ['100', '+5', '010'], ['', 'abc', '10x', '0x10', '1e3', '99999999999', '10M']],
  ['yes-no', 'soft_bounce', ['yes', 'no', 'YES', 'Yes'], ['true', '', 'y', '1', 'maybe']],
] as const)('%s', (kind, name, good, bad) => {
  expect(good.filter((value) => !isGoodValue(name, kind, value))).toEqual([]);
  expect(bad.filter((value) => isGoodValue(name, kind, value))).toEqual([]);
});

test('sizes may be larger than an int, and text is never judged', () => {
  expect(isGoodValue('message_size_limit', 'number', '99999999999')).toBe(true);
  expect(isGoodValue('relayhost', 'text', '')).toBe(true);
  expect(READ_BY_ALL.has('max_idle')).toBe(true);
  expect(READ_BY_ALL.has('smtpd_timeout')).toBe(false);
});
