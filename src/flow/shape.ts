import { z } from 'zod';

/** The part of JSON Schema that types of facts and inputs are compared with. An empty one means anything. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape | boolean;
  readonly prefixItems?: readonly Shape[];
  readonly properties?: { readonly [name: string]: Shape };
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
}

/** What values of a zod schema look like as plain data. */
export function shapeOf(schema: z.ZodType, io: 'input' | 'output'): Shape {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Shape;
}

/** The shape without unions: each way that a value may look. */
export function alternatives(shape: Shape): Shape[] {
  const union = shape.anyOf ?? shape.oneOf;
  if (union !== undefined) return union.flatMap(alternatives);
  return Array.isArray(shape.type) ? shape.type.map((type: string) => ({ ...shape, type })) : [shape];
}

/** Is each value of `from` a value of `to`? Limits on length, range and pattern aren't looked at. */
export function fits(from: Shape, to: Shape): boolean {
  return alternatives(from).every((one) => alternatives(to).some((other) => fitsOne(one, other)));
}

function fitsOne(from: Shape, to: Shape): boolean {
  if (isAnything(to)) return true;
  if (!fitsType(from, to) || !fitsValues(from, to)) return false;
  if (to.type === 'array') return fitsItems(from, to);
  return to.type === 'object' ? fitsFields(from, to) : true;
}

function isAnything(shape: Shape): boolean {
  return shape.type === undefined && shape.const === undefined && shape.enum === undefined;
}

function fitsType(from: Shape, to: Shape): boolean {
  return to.type === undefined || from.type === to.type || (from.type === 'integer' && to.type === 'number');
}

function fitsValues(from: Shape, to: Shape): boolean {
  const allowed = valuesOf(to);
  return allowed === null || (valuesOf(from)?.every((value) => allowed.includes(value)) ?? false);
}

/** The values of a literal or an enumeration; null when there are others. */
export function valuesOf(shape: Shape): readonly unknown[] | null {
  return shape.enum ?? (shape.const === undefined ? null : [shape.const]);
}

function fitsItems(from: Shape, to: Shape): boolean {
  const wanted = typeof to.items === 'object' ? to.items : {};
  const given = [...(from.prefixItems ?? []), ...(typeof from.items === 'object' ? [from.items] : [])];
  if (from.prefixItems === undefined && from.items === undefined) return isAnything(wanted);
  return given.every((item) => fits(item, wanted));
}

function fitsFields(from: Shape, to: Shape): boolean {
  const required = to.required ?? [];
  if (!required.every((name) => from.required?.includes(name))) return false;
  return Object.entries(to.properties ?? {}).every(([name, wanted]) => {
    const given = from.properties?.[name];
    return given === undefined || fits(given, wanted);
  });
}

/** For messages: `string`, `"a" or "b"`, `array of string`, `object`. */
export function describe(shape: Shape): string {
  const names = alternatives(shape).map((one) => {
    const values = valuesOf(one);
    if (values !== null) return values.map((value) => JSON.stringify(value)).join(' or ');
    if (one.type === 'array') return `array of ${typeof one.items === 'object' ? describe(one.items) : 'anything'}`;
    return typeof one.type === 'string' ? one.type : 'anything';
  });
  return [...new Set(names)].join(' or ');
}
