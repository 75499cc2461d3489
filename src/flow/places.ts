import type { KeyPath, Place } from './yaml-source.ts';

/** Where flows, findings and messages stand, by `flow:ID`, `finding:ID` and `message:ID`. */
export type Places = ReadonlyMap<string, Place & { readonly prefix?: KeyPath; readonly bodyLine?: number }>;

export interface Spot {
  readonly file: string;
  readonly line: number;
}

/** File and line of a key; line 1 of an unnamed file where the knowledge didn't come from files. */
export function spot(places: Places, thing: string, path: KeyPath = []): Spot {
  const place = places.get(thing);
  if (place === undefined) return { file: '-', line: 1 };
  return { file: place.file, line: place.lineAt([...(place.prefix ?? []), ...path]) };
}
