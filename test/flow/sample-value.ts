import { alternatives, type Shape, valuesOf } from '../../src/flow/shape.ts';
import type { Json } from '../../src/flow/types.ts';

/** Some value of a shape, with the fields that are required and no other. */
export function sampleValue(shape: Shape): Json {
  const [first = {}] = alternatives(shape);
  const [value] = valuesOf(first) ?? [];
  if (value !== undefined) return value as Json;
  switch (first.type) {
    case 'number':
    case 'integer':
      return 7;
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array':
      return [...(first.prefixItems ?? []), ...(typeof first.items === 'object' ? [first.items] : [])].map(sampleValue);
    case 'object':
      return Object.fromEntries((first.required ?? []).map((name) => [name, sampleValue(first.properties?.[name] ?? {})]));
    default:
      return 'sample';
  }
}
