import type { KeyPath, Place } from './yaml-source.ts';

/** The place of one thing: `prefix` is where it begins in its file, `bodyLine` where the text of a page begins. */
export interface ThingPlace extends Place {
  readonly prefix?: KeyPath;
  readonly bodyLine?: number;
}

/** Where flows, findings and messages stand, by `flow:ID`, `finding:ID` and `message:ID`. */
export type Places = ReadonlyMap<string, ThingPlace>;

export interface Spot {
  readonly file: string;
  readonly line: number;
}

/** File and line of a key. The path `body` is the text of a finding's page. */
export function spot(places: Places, thing: string, path: KeyPath = []): Spot {
  const place = places.get(thing);
  if (place === undefined) return { file: '-', line: 1 };
  if (path[0] === 'body' && place.bodyLine !== undefined) return { file: place.file, line: place.bodyLine };
  return { file: place.file, line: place.lineAt([...(place.prefix ?? []), ...path]) };
}
