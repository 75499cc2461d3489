import type { AnyProbe } from '../probes/probe.ts';
import { alternatives, type Shape, shapeOf, valuesOf } from './shape.ts';

interface Field {
  readonly shape: Shape;
  readonly optional: boolean;
}
export type Fields = { readonly [name: string]: Field };

/** What a probe declares, as the linter compares it. */
export interface Declaration {
  readonly id: string;
  readonly input: Fields;
  /** Fields by outcome kind. */
  readonly kinds: ReadonlyMap<string, Fields>;
  /** A list probe's item. */
  readonly item: Shape | null;
}

export function declarationOf(probe: AnyProbe): Declaration {
  const kinds = new Map(alternatives(shapeOf(probe.outcome, 'output')).flatMap(kindsOf));
  return { id: probe.id, input: fieldsOf(shapeOf(probe.input, 'input')), kinds, item: itemOf(probe, kinds) };
}

/** One member of the union may stand for several kinds. */
function kindsOf(shape: Shape): [string, Fields][] {
  const kinds = valuesOf(shape.properties?.kind ?? {}) ?? [];
  return kinds.map((kind) => [String(kind), fieldsOf(shape)]);
}

export function fieldsOf(shape: Shape): Fields {
  const fields = Object.entries(shape.properties ?? {});
  return Object.fromEntries(fields.map(([name, inner]) => [name, { shape: inner, optional: !shape.required?.includes(name) }]));
}

function itemOf(probe: AnyProbe, kinds: Declaration['kinds']): Shape | null {
  const items = probe.items === undefined ? undefined : kinds.get(probe.items)?.items?.shape;
  if (items === undefined) return null;
  return typeof items.items === 'object' ? items.items : {};
}
