import { Scanner } from './scanner.ts';

/** A `log { … }` path of syslog-ng.conf(5): through filters into destinations. */
export interface LogPath {
  readonly at: string;
  readonly text: string;
  /** Filter expressions, all of which must hold; references are `filter(name)`. */
  readonly filters: readonly string[];
  readonly destinations: readonly string[];
  readonly flags: readonly string[];
}
export interface SyslogNg {
  readonly filters: ReadonlyMap<string, string>;
  /** Text of the braces of each destination. */
  readonly destinations: ReadonlyMap<string, string>;
  readonly paths: readonly LogPath[];
  /** `@include "file"`: names or patterns. */
  readonly includes: readonly string[];
}

/** Reads what decides where a message goes; it never throws. */
export function parseSyslogNg(text: string, file: string): SyslogNg {
  const scanner = new Scanner(text, file);
  const filters = new Map<string, string>();
  const destinations = new Map<string, string>();
  const paths: LogPath[] = [];
  const includes: string[] = [];
  for (scanner.skipSpace(); !scanner.atEnd; scanner.skipSpace()) {
    const from = scanner.at;
    const spot = scanner.spot();
    const include = scanner.take(/@include\s+"([^"]+)"/y)?.[1];
    if (include !== undefined) includes.push(include);
    const head = include === undefined ? scanner.take(/(\w+)\s*([\w.-]*)\s*\{/y) : null;
    const body = head === null ? '' : scanner.takeGroup('{', '}');
    if (head?.[1] === 'filter') filters.set(head[2] ?? '', body.replace(/;\s*$/, ''));
    if (head?.[1] === 'destination') destinations.set(head[2] ?? '', body);
    if (head?.[1] === 'log') paths.push({ ...spot, ...logPath(body) });
    if (scanner.at === from) scanner.takeLine();
    scanner.take(/\s*;/y);
  }
  return { filters, destinations, paths, includes };
}

/** One after the other in the order of the files. */
export function joined(parts: readonly SyslogNg[]): SyslogNg {
  return {
    filters: new Map(parts.flatMap((part) => [...part.filters])),
    destinations: new Map(parts.flatMap((part) => [...part.destinations])),
    paths: parts.flatMap((part) => part.paths),
    includes: [],
  };
}

function logPath(body: string): Omit<LogPath, 'at' | 'text'> {
  const named = (word: string): string[] =>
    [...body.matchAll(new RegExp(`\\b${word}\\s*\\(([^)]*)\\)`, 'g'))].map((match) => (match[1] ?? '').trim());
  const inline = [...body.matchAll(/\b(filter|destination)\s*\{([^}]*)\}/g)];
  const texts = (word: string): string[] =>
    inline.filter((match) => match[1] === word).map((match) => (match[2] ?? '').replace(/;\s*$/, ''));
  return {
    filters: [...named('filter').map((name) => `filter(${name})`), ...texts('filter')],
    destinations: [...named('destination'), ...texts('destination')],
    flags: named('flags').flatMap((list) => list.split(/[\s,]+/)),
  };
}
