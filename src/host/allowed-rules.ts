/** Building blocks of the allowed list: each says whether an argument list is one of the forms that only read. */
export interface RuleContext {
  /** The person agreed that other machines are contacted. */
  readonly allowNetwork: boolean;
}
export type Rule = (args: readonly string[], context: RuleContext) => boolean;

export interface Options {
  /** Single letters without a value; they may be combined as in `-nx`. */
  readonly letters?: string;
  /** Long or short options without a value, as a whole word. */
  readonly words?: readonly string[];
  /** Options with a value: `-c DIR`, `-cDIR`, `--name VALUE`, `--name=VALUE`. The value must match. */
  readonly values?: Readonly<Record<string, RegExp>>;
  /** What an operand must match; without it, none is allowed. Operands that begin with a dash are refused. */
  readonly operands?: RegExp;
  /** One of these must be there: it makes the form a reading one. */
  readonly needs?: readonly string[];
}

export const TEXT = /^[^\0]*$/;
export const NAME = /^[\w.@+:\\*][\w.@+:\\*-]*$/;
export const PATH = /^\/[^\0]*$/;

/** The argument list, word for word. */
export const exactly =
  (...words: readonly string[]): Rule =>
  (args) =>
    args.length === words.length && words.every((word, at) => word === args[at]);

/**
 * Options in any order, as getopt permutes them: whatever begins with a dash, wherever it stands, must be listed. `--` is refused, since
 * programs differ in what follows it.
 */
export const options =
  (allowed: Options): Rule =>
  (args) => {
    const seen = new Set<string>();
    for (let at = 0; at < args.length; at += 1) {
      const taken = take(args[at] ?? '', args[at + 1], allowed, seen);
      if (taken === 0) return false;
      at += taken - 1;
    }
    return !allowed.needs || allowed.needs.some((option) => seen.has(option));
  };

/** How many words were understood: 0 refuses, 2 is an option with its value. */
function take(word: string, next: string | undefined, allowed: Options, seen: Set<string>): 0 | 1 | 2 {
  if (!word.startsWith('-')) return allowed.operands?.test(word) ? 1 : 0;
  if (allowed.words?.includes(word)) return note(seen, word, 1);
  const value = optionValue(word, next, allowed.values ?? {});
  if (value) return value.pattern.test(value.text) ? note(seen, value.name, value.words) : 0;
  const letters = [...word.slice(1)];
  if (letters.length === 0 || !letters.every((letter) => allowed.letters?.includes(letter))) return 0;
  for (const letter of letters) seen.add(`-${letter}`);
  return 1;
}

function note<N extends number>(seen: Set<string>, name: string, words: N): N {
  seen.add(name);
  return words;
}

function optionValue(word: string, next: string | undefined, values: Readonly<Record<string, RegExp>>) {
  for (const [name, pattern] of Object.entries(values)) {
    if (word === name && next !== undefined) return { name, pattern, text: next, words: 2 as const };
    const glue = name.startsWith('--') ? `${name}=` : name;
    if (word !== name && word.startsWith(glue)) return { name, pattern, text: word.slice(glue.length), words: 1 as const };
  }
  return undefined;
}
