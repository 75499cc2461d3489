import { PARAMETER_TABLE } from './parameter-table.ts';

/** What a parameter must be, or the program that reads it stops at once. */
export interface ParameterRule {
  readonly kind: 'boolean' | 'integer' | 'long' | 'time' | 'text';
  /** Least value, in seconds for times, in characters for text. 0: no limit. */
  readonly least: number;
  /** Greatest value; null without a limit. */
  readonly most: number | null;
  /** Program names below daemon_directory; empty: every Postfix program, so that Postfix can't start at all. */
  readonly readers: readonly string[];
}

/** The rule of a parameter; undefined for one that may be anything, or that Postfix doesn't know. */
export function parameterRule(name: string): ParameterRule | undefined {
  return RULES.get(name) ?? TRANSPORT_RULES.find(({ pattern }) => pattern.test(name))?.rule;
}

/** The delivery agent whose name begins a parameter such as `relay_destination_rate_delay`; null for all other parameters. */
export function transportIn(name: string): string | null {
  if (RULES.has(name)) return null;
  return TRANSPORT_RULES.flatMap(({ pattern }) => pattern.exec(name)?.[1] ?? [])[0] ?? null;
}

const HEADING = /^(?<readers>[a-z* -]+): (?<kind>[a-z]+)(?: from (?<least>\d+))?(?: to (?<most>\d+))?$/;
const RULES: ReadonlyMap<string, ParameterRule> = new Map(PARAMETER_TABLE.trim().split('\n\n').flatMap(readGroup));

function readGroup(group: string): [string, ParameterRule][] {
  const [heading = '', ...names] = group.split('\n');
  const { readers = '', kind = '', least = '0', most } = HEADING.exec(heading)?.groups ?? {};
  const rule: ParameterRule = {
    kind: kind as ParameterRule['kind'],
    least: Number(least),
    most: most === undefined ? null : Number(most),
    readers: readers === '*' ? [] : readers.split(' '),
  };
  return names.flatMap((line) => line.trim().split(' ')).map((name) => [name, rule]);
}

const forTransports = (kind: 'integer' | 'time', endings: string) => ({
  pattern: new RegExp(`^([a-z][\\w-]*)_(?:${endings})$`),
  rule: { kind, least: 0, most: null, readers: ['qmgr'] } satisfies ParameterRule,
});
/** Parameters that begin with the name of a delivery agent, which qmgr(8) reads. */
const TRANSPORT_RULES = [
  forTransports('integer', 'destination_concurrency_limit|destination_recipient_limit|initial_destination_concurrency'),
  forTransports('time', 'destination_rate_delay|transport_rate_delay'),
];
