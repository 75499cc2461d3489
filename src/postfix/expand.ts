import { braced, branches, closing } from './brackets.ts';
import { trimBlanks } from './logical-lines.ts';
import { compare, readOperator } from './relation.ts';

export interface Expansion {
  readonly text: string;
  /** Names that have no definition and no default. Empty for Postfix, which says so only in postconf. */
  readonly undefinedNames: readonly string[];
  /** What makes Postfix stop with `macro processing error`: a loop, a missing brace, an empty name. Empty when all is well. */
  readonly errors: readonly string[];
}

/** Gives the unexpanded value of a parameter; undefined when there is none. */
export type Lookup = (name: string) => string | undefined;

const MAX_DEPTH = 100; // as Postfix's own limit on nested names
const MAX_STEPS = 10_000; // names that double each other grow without end

/** Expands `$name`, `$(name)`, `${name}`, `${name?yes:no}` and comparisons as postconf(5) describes them. Never throws. */
export function expand(value: string, lookup: Lookup): Expansion {
  const reader = new Reader(lookup);
  const text = reader.expand(value, []);
  return { text, undefinedNames: [...reader.undefinedNames], errors: [...reader.errors] };
}

const REFERENCE = /\$(\$|[A-Za-z0-9_]+|[{(]|)/g;

class Reader {
  readonly lookup: Lookup;
  steps = 0;
  readonly undefinedNames = new Set<string>();
  readonly errors = new Set<string>();

  constructor(lookup: Lookup) {
    this.lookup = lookup;
  }

  expand(value: string, path: readonly string[]): string {
    let result = '';
    let from = 0;
    REFERENCE.lastIndex = 0;
    for (let match = nextReference(value, from); match; match = nextReference(value, from)) {
      result += value.slice(from, match.index);
      const [whole, what = ''] = match;
      from = match.index + whole.length;
      if (what === '$') result += '$';
      else if (what === '') this.errors.add(`no name behind $ in "${value}"`);
      else if (what === '{' || what === '(') {
        const end = closing(value, from - 1);
        if (end < 0) {
          this.errors.add(`no closing bracket in "${value}"`);
          return result;
        }
        result += this.expression(value.slice(from, end), path);
        from = end + 1;
      } else result += this.name(what, path);
    }
    return result + value.slice(from);
  }

  /** What stands between the brackets: a name or a comparison, then perhaps `?yes`, `?{yes}:{no}` or `:no`. */
  expression(inner: string, path: readonly string[]): string {
    const text = trimBlanks(inner);
    const head = text.startsWith('{') ? this.relation(text, path) : this.named(text, path);
    if (head === null) {
      this.errors.add(`not a name or comparison: "${text}"`);
      return '';
    }
    return this.choose(head, trimBlanks(head.rest), path);
  }

  named(text: string, path: readonly string[]): Head | null {
    const [, name = '', rest = ''] = /^([A-Za-z0-9_]*)([\s\S]*)$/.exec(text) ?? [];
    if (name === '') return null;
    const value = () => this.name(name, path);
    return { value, isTrue: () => this.silently(() => value() !== ''), rest };
  }

  relation(text: string, path: readonly string[]): Head | null {
    const left = braced(text);
    const comparison = readOperator(left?.rest ?? '');
    const right = braced(comparison?.rest ?? '');
    if (!left || !right || !comparison) return null;
    const holds = () => compare(this.expand(left.inner, path), comparison.operator, this.expand(right.inner, path));
    return { value: () => (holds() ? 'bool:true' : ''), isTrue: holds, rest: right.rest };
  }

  choose(head: Head, rest: string, path: readonly string[]): string {
    if (rest === '') return head.value();
    const branch = trimBlanks(rest.slice(1));
    if (rest.startsWith(':')) return head.isTrue() ? '' : this.expand(braced(branch)?.inner ?? branch, path);
    if (!rest.startsWith('?')) {
      this.errors.add(`"?" or ":" expected at "${rest}"`);
      return '';
    }
    const { yes, no, bad } = branches(branch);
    if (bad) this.errors.add(`":" expected at "${bad}"`);
    return this.expand(head.isTrue() ? yes : no, path);
  }

  name(name: string, path: readonly string[]): string {
    const value = this.lookup(name);
    if (value === undefined) this.undefinedNames.add(name);
    if (value === undefined) return '';
    if (++this.steps > MAX_STEPS) this.errors.add(`$${name} expands without end`);
    if (this.steps > MAX_STEPS) return '';
    if (path.includes(name) || path.length > MAX_DEPTH) {
      this.errors.add(`$${name} refers to itself: ${[...path, name].join(' -> ')}`);
      return '';
    }
    return this.expand(value, [...path, name]);
  }

  /** A condition may ask for a name that isn't there: that is its purpose. */
  silently(test: () => boolean): boolean {
    const before = new Set(this.undefinedNames);
    const answer = test();
    for (const name of this.undefinedNames) if (!before.has(name)) this.undefinedNames.delete(name);
    return answer;
  }
}

interface Head {
  readonly value: () => string;
  readonly isTrue: () => boolean;
  readonly rest: string;
}

function nextReference(value: string, from: number): RegExpExecArray | null {
  REFERENCE.lastIndex = from;
  return REFERENCE.exec(value);
}
