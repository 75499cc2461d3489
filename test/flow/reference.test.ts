import fc from 'fast-check';
import { expect, test } from 'vitest';
import { referencesIn, resolveWith, valueAt } from '../../src/flow/reference.ts';
import type { Json } from '../../src/flow/types.ts';

const resolveOne = (text: Json, value: Json | undefined) => resolveWith({ text }, () => value)['text'];
/** A value without JSON's one oddity: -0 is written as 0. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);

test('a text that is one reference keeps the type of its value', () => {
  fc.assert(fc.property(json, (value) => void expect(resolveOne('{{node.field}}', value)).toEqual(value)));
});

test('inside a longer text a value becomes text, exactly as it is', () => {
  fc.assert(fc.property(fc.string(), (value) => void expect(resolveOne('<{{a.b}}|{{ a.b }}>', value)).toBe(`<${value}|${value}>`)));
});

test('a value that looks like a reference is not resolved again', () => {
  expect(resolveOne('{{a.b}}', '{{c.d}}')).toBe('{{c.d}}');
  expect(resolveOne('x {{a.b}} $& $1', '{{c.d}} $&')).toBe('x {{c.d}} $& $& $1');
});

test('values without references come back as they were', () => {
  const plain = json.filter((value) => referencesIn(value).length === 0);
  fc.assert(fc.property(plain, (value) => void expect(resolveOne(value, 'other')).toEqual(value)));
});

test('arrays stay arrays and objects stay objects', () => {
  expect(resolveOne(['{{a.b}}', { c: '{{a.b}}', d: [1, null, true] }], 7)).toEqual([7, { c: 7, d: [1, null, true] }]);
});

test('what is not there is nothing', () => {
  expect(resolveOne('{{a.b}}', undefined)).toBeNull();
  expect(resolveOne('a{{a.b}}b', undefined)).toBe('ab');
});

test.each(['{{a b}}', '{{}}', '{{.a}}', '{a.b}', '{{a.}}', '{{a..b}}'])('%s is text', (text) => {
  expect(referencesIn(text)).toEqual([]);
  expect(resolveOne(text, 'x')).toBe(text);
});

test.each([
  ['own fields only', { a: { b: 1 } }, ['a', 'toString']],
  ['nothing inside a text', { a: 'text' }, ['a', 'length']],
  ['nothing inside null', { a: null }, ['a', 'b']],
] as const)('a path finds %s', (_, value, path) => expect(valueAt(value as Json, [...path])).toBeUndefined());
