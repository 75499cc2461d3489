import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fits, describe as inWords, shapeOf } from '../../src/flow/shape.ts';

const as = (schema: z.ZodType) => shapeOf(schema, 'output');

describe('a value of the first is one of the second', () => {
  test.each<[string, z.ZodType, z.ZodType, boolean]>([
    ['the same type', z.string(), z.string(), true],
    ['another type', z.string(), z.number(), false],
    ['a whole number for a number', z.int(), z.number(), true],
    ['a number for a whole number', z.number(), z.int(), false],
    ['one of some texts for text', z.enum(['a', 'b']), z.string(), true],
    ['text for one of some texts', z.string(), z.enum(['a', 'b']), false],
    ['fewer of some texts', z.literal('a'), z.enum(['a', 'b']), true],
    ['more of some texts', z.enum(['a', 'b', 'c']), z.enum(['a', 'b']), false],
    ['what may be null for what may not', z.string().nullable(), z.string(), false],
    ['what may not be null for what may', z.string(), z.string().nullable(), true],
    ['a list of the same', z.array(z.string()), z.array(z.string()), true],
    ['a list of others', z.array(z.number()), z.array(z.string()), false],
    ['a pair for a list', z.tuple([z.string(), z.string()]), z.array(z.string()), true],
    ['a list of things that may be several', z.array(z.union([z.string(), z.number()])), z.array(z.string()), false],
    ['a list for text', z.array(z.string()), z.string(), false],
    ['all fields', z.object({ a: z.string(), b: z.number() }), z.object({ a: z.string() }), true],
    ['a field of another type', z.object({ a: z.number() }), z.object({ a: z.string() }), false],
    ['a field too few', z.object({}), z.object({ a: z.string() }), false],
    ['a field that may be missing', z.object({ a: z.string().optional() }), z.object({ a: z.string() }), false],
    ['a field that need not be there', z.object({}), z.object({ a: z.string().optional() }), true],
    ['anything for text', z.unknown(), z.string(), false],
    ['text for anything', z.string(), z.unknown(), true],
    ['one of several types', z.string(), z.union([z.string(), z.number()]), true],
    ['several types for one', z.union([z.string(), z.number()]), z.string(), false],
  ])('%s', (_, from, to, expected) => expect(fits(as(from), as(to))).toBe(expected));
});

test.each<[z.ZodType, string]>([
  [z.string(), 'string'],
  [z.enum(['a', 'b']), '"a" or "b"'],
  [z.array(z.string().nullable()), 'array of string or null'],
  [z.unknown(), 'anything'],
])('says what it is: %#', (schema, words) => expect(inWords(as(schema))).toBe(words));
