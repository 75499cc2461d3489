import { type Fields, fieldsOf } from '../declaration.ts';
import { type Reference, referencesIn, soleReference } from '../reference.ts';
import { alternatives, type Shape } from '../shape.ts';
import type { Json } from '../types.ts';
import { ABSENT, type Arrival } from './arrivals.ts';
import type { Somewhere, World } from './world.ts';

/** What a value of `with` will be, or why that can't be told. */
export type Given =
  | { readonly ok: true; readonly shape: Shape; readonly optional: boolean }
  | { readonly ok: false; readonly problem: string };

/** The shape of a literal, a reference, or a text with references in it. */
export function givenBy(world: World, where: Somewhere, arrival: Arrival, value: Json): Given {
  const sole = typeof value === 'string' ? soleReference(value) : null;
  if (sole !== null) return referred(world, where, arrival, sole);
  for (const reference of referencesIn(value)) {
    const given = referred(world, where, arrival, reference);
    if (!given.ok) return given;
    if (typeof value === 'string' && !isScalar(given.shape))
      return wrong(`${written(reference)} is no text or number, so it can't stand in a text`);
  }
  return { ok: true, shape: literalShape(value), optional: false };
}

function literalShape(value: Json): Shape {
  if (typeof value === 'string') return referencesIn(value).length > 0 ? { type: 'string' } : { type: 'string', const: value };
  if (value === null) return { type: 'null' };
  if (Array.isArray(value)) return { type: 'array', items: { anyOf: value.map(literalShape) } };
  if (typeof value !== 'object') return { type: Number.isInteger(value) ? 'integer' : typeof value, const: value };
  const properties = Object.fromEntries(Object.entries(value).map(([name, inner]: [string, Json]) => [name, literalShape(inner)]));
  return { type: 'object', properties, required: Object.keys(properties) };
}

function isScalar(shape: Shape): boolean {
  return alternatives(shape).every(({ type }) => ['string', 'number', 'integer', 'boolean'].includes(String(type)));
}

function referred(world: World, where: Somewhere, arrival: Arrival, reference: Reference): Given {
  const { name, path } = reference;
  if (name === 'instance' || name === 'context') return field(world.scope[name], reference, path, name);
  const origins = arrival.get(name);
  if (origins === undefined || origins.has(ABSENT)) return wrong(`${written(reference)}: ${absence(where, name, origins !== undefined)}`);
  const all = [...origins].map((origin) => fromOrigin(world, where, reference, origin));
  const bad = all.find((one) => !one.ok);
  if (bad !== undefined) return bad;
  const good = all.filter((one) => one.ok);
  return { ok: true, shape: { anyOf: good.map((one) => one.shape) }, optional: good.some((one) => one.optional) };
}

function absence({ flow, id }: Somewhere, name: string, sometimes: boolean): string {
  if (sometimes) return `there is a path to here that doesn't pass "${name}"`;
  if (Object.hasOwn(flow.nodes, name)) return `no path to ${id} passes "${name}" with an outcome`;
  return `"${name}" is no node on the way, item, instance or context`;
}

function fromOrigin(world: World, { flow }: Somewhere, reference: Reference, origin: string): Given {
  const [sort, id = ''] = [origin.slice(0, 4), origin.slice(5)];
  if (sort === 'item') {
    const each = world.nodes.get(id)?.node;
    const item = each?.type === 'each' ? world.probes.get(each.each.of)?.item : undefined;
    if (item === undefined || item === null) return wrong(`${written(reference)}: its list is not known`);
    return inside(item, reference, reference.path, `an item of ${id}`);
  }
  const node = flow.nodes[reference.name];
  const probe = node?.type === 'probe' ? world.probes.get(node.probe) : undefined;
  const fields = probe?.kinds.get(id);
  if (fields === undefined) return wrong(`${written(reference)}: the outcome "${id}" of "${reference.name}" is not known`);
  return field(fields, reference, reference.path, `the outcome "${id}" of "${reference.name}", which arrives here,`);
}

function field(fields: Fields, reference: Reference, [name, ...rest]: readonly string[], owner: string): Given {
  if (name === undefined) return wrong(`${written(reference)} names no field`);
  const found = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (found === undefined) return wrong(`${written(reference)}: ${owner} has no field "${name}"`);
  const inner = inside(found.shape, reference, rest, `the field "${name}"`);
  return inner.ok ? { ...inner, optional: inner.optional || found.optional } : inner;
}

function inside(shape: Shape, reference: Reference, path: readonly string[], owner: string): Given {
  if (path.length === 0) return { ok: true, shape, optional: false };
  const all = alternatives(shape).map((one) => field(fieldsOf(one), reference, path, owner));
  const good = all.filter((one) => one.ok);
  const bad = all.find((one) => !one.ok);
  if (bad !== undefined) return bad;
  return { ok: true, shape: { anyOf: good.map((one) => one.shape) }, optional: good.some((one) => one.optional) };
}

function written({ name, path }: Reference): string {
  return `{{${[name, ...path].join('.')}}}`;
}

function wrong(problem: string): Given {
  return { ok: false, problem };
}
