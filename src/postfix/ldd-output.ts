/** What ldd(1) says about one program. */
export interface Links {
  /** Libraries that the loader finds, with the files it takes. */
  readonly resolved: readonly { readonly name: string; readonly path: string }[];
  /** Libraries that it does not find. */
  readonly missing: readonly string[];
  /** Symbol versions that an existing library doesn't have: the program was made for a newer one. */
  readonly versions: readonly { readonly version: string; readonly library: string }[];
  /** A library that is there and can't be loaded, with the loader's words; null without. */
  readonly broken: { readonly path: string; readonly said: string } | null;
  /** `not a dynamic executable`: a script, a static program, or one for another processor. */
  readonly notDynamic: boolean;
}

const VERSION = /: (\/\S+): version [`']([^']+)' not found/;
const BROKEN = /: error while loading shared libraries: ([^:]+): (.+)$/;

/** Reads the output of `ldd FILE` (glibc). */
export function parseLdd(stdout: string, stderr: string): Links {
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  const broken = lines.map((line) => BROKEN.exec(line)).find((match) => match !== null);
  return {
    resolved: matches(lines, /^(\S+) => (\/.*?)(?: \(0x[0-9a-f]+\))?$/, (name, path) => ({ name, path })),
    missing: [...new Set(matches(lines, /^(\S+) => not found$/, (name) => name))],
    versions: matches(lines, VERSION, (library, version) => ({ version, library })),
    broken: broken ? { path: broken[1] ?? '', said: broken[2] ?? '' } : null,
    notDynamic: lines.includes('not a dynamic executable'),
  };
}

/**
 * The parts of `ldd FILE FILE …` by file, or null where anything is wrong: what ldd says on stderr doesn't tell which file it is about.
 */
export function splitLdd(stdout: string, stderr: string): ReadonlyMap<string, string> | null {
  if (stderr.trim() !== '' || / not found|not a dynamic executable/.test(stdout)) return null;
  const parts = stdout.split(/^(\/.+):$/m).slice(1);
  return new Map(parts.flatMap((file, at) => (at % 2 === 0 ? [[file, parts[at + 1] ?? ''] as const] : [])));
}

function matches<T>(lines: readonly string[], pattern: RegExp, make: (one: string, two: string) => T): readonly T[] {
  return lines.flatMap((line) => {
    const match = pattern.exec(line);
    return match ? [make(match[1] ?? '', match[2] ?? '')] : [];
  });
}
