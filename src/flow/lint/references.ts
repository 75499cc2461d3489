import type { Fields } from '../declaration.ts';
import type { Problem } from '../problem.ts';
import { describe, fits, type Shape } from '../shape.ts';
import type { FactType, Json, WithValues } from '../types.ts';
import type { KeyPath } from '../yaml-source.ts';
import { type Arrival, arrivalsOf } from './arrivals.ts';
import { givenBy } from './given.ts';
import { asksOf, type Somewhere, type World } from './world.ts';

/** Every `with` names what is known on every path to its node, with the type that the probe or the finding takes, and leaves nothing out. */
export function lintReferences(world: World): Problem[] {
  return [...arrivalsOf(world)].flatMap(([id, arrival]) => {
    const where = world.nodes.get(id);
    return where === undefined ? [] : [...inputs(world, where, arrival), ...facts(world, where, arrival)];
  });
}

function inputs(world: World, where: Somewhere, arrival: Arrival): Problem[] {
  const asks = asksOf(where.node);
  const probe = asks === null ? undefined : world.probes.get(asks.probe);
  if (asks === null || probe === undefined) return [];
  const { instance: _, ...wanted } = probe.input;
  const { instance, ...values } = asks.with;
  const problems = compare(world, where, arrival, { wanted, values, path: asks.withPath, taker: asks.probe });
  if (instance === undefined) return problems;
  return [world.atNode(where, [...asks.withPath, 'instance'], 'the instance is given by itself', 'remove it from with'), ...problems];
}

function facts(world: World, where: Somewhere, arrival: Arrival): Problem[] {
  const { node } = where;
  if (node.type !== 'finding') return [];
  const page = world.knowledge.findings.find((finding) => finding.id === node.finding);
  if (page === undefined) return [];
  const wanted = Object.fromEntries(Object.entries(page.facts).map(([name, type]) => [name, { shape: FACTS[type], optional: false }]));
  return compare(world, where, arrival, { wanted, values: node.with, path: ['with'], taker: `the page ${page.id}` });
}

const TEXT: Shape = { type: 'string' };
/** Numbers and yes or no are rendered like text; a list is folded. */
const FACTS: { readonly [T in FactType]: Shape } = {
  text: { type: ['string', 'number', 'boolean'] },
  number: { type: 'number' },
  list: { type: 'array' },
  path: TEXT,
  address: TEXT,
  name: TEXT,
  command: TEXT,
};

interface Comparison {
  readonly wanted: Fields;
  readonly values: WithValues;
  readonly path: KeyPath;
  /** Who takes the values. */
  readonly taker: string;
}

function compare(world: World, where: Somewhere, arrival: Arrival, { wanted, values, path, taker }: Comparison): Problem[] {
  const missing = Object.keys(wanted).filter((name) => !wanted[name]?.optional && !Object.hasOwn(values, name));
  return [
    ...missing.map((name) => world.atNode(where, path, `${taker} needs "${name}"`, `add "${name}: …" to with`)),
    ...Object.entries(values).flatMap(([name, value]) => {
      const problem = unfit(world, where, arrival, name, value, wanted, taker);
      return problem === null ? [] : [world.atNode(where, [...path, name], ...problem)];
    }),
  ];
}

function unfit(
  world: World,
  where: Somewhere,
  arrival: Arrival,
  name: string,
  value: Json,
  wanted: Fields,
  taker: string,
): [problem: string, mend: string] | null {
  const want = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
  if (want === undefined) return [`${taker} takes no "${name}"`, `remove it; it takes ${Object.keys(wanted).join(', ') || 'nothing'}`];
  const given = givenBy(world, where, arrival, value);
  if (!given.ok) return [given.problem, 'name a field that is there on every path to this node, or split the node by outcome'];
  if (given.optional && !want.optional)
    return [`"${name}" may be missing in the outcome`, `${taker} needs it: make the field required there`];
  if (fits(given.shape, want.shape)) return null;
  return [`"${name}" is ${describe(given.shape)}, but ${taker} takes ${describe(want.shape)}`, 'give it a value of that type'];
}
