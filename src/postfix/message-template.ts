/** A template that has been made ready: `{name}` or `{name:type}` captures between literal text. */
export interface Matcher {
  /** Literal text that the message begins with; may be empty. */
  readonly prefix: string;
  /** The longest literal text: a message without it can't match. */
  readonly literal: string;
  /** Characters of literal text: of two templates that fit, the one with more says more. */
  readonly weight: number;
  test(masked: string): boolean;
  /** Values by name, or null. `masked` is the text with foreign parts blanked; values are cut out of `text`. */
  match(text: string, masked: string): Captures | null;
}
export type Captures = Readonly<Record<string, string>>;

/** What a capture may hold: by the part behind the colon or, without one, by its own name; any other name holds any text. */
const TYPES: Readonly<Record<string, string>> = {
  number: String.raw`-?\d+(?:\.\d+)?`,
  word: String.raw`\S+?`,
  host: String.raw`[^\s\[\]]+?`,
  mailbox: '[^<>]*',
  path: String.raw`/.+?|[^\s/]\S*?`,
  errno: "[A-Z][A-Za-z0-9 /,'()-]*?",
  rest: '[^]*',
  text: '[^]*?',
};
const NAMED: Readonly<Record<string, string>> = {
  ...same('number', ['pid', 'port', 'line', 'count', 'limit', 'status', 'size', 'delay', 'signal', 'uid', 'gid']),
  ...same('word', ['parameter', 'service', 'user', 'group', 'version', 'map', 'type', 'relay', 'dsn', 'id']),
  ...same('host', ['host', 'client', 'server', 'address', 'domain']),
  ...same('mailbox', ['from', 'to', 'recipient', 'sender']),
  ...same('path', ['path', 'file', 'program', 'directory', 'socket']),
  ...same('errno', ['errno']),
  ...same('rest', ['rest']),
};

function same(type: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, TYPES[type] ?? '']));
}

/** @throws Error for a template without literal text to tell it by, an unknown capture type, or a capture named twice. */
export function compileTemplate(template: string): Matcher {
  const parts = template.split(/(\{[a-zA-Z][a-zA-Z0-9]*(?::[a-z]+)?\})/);
  const literals = parts.filter((_, index) => index % 2 === 0);
  const literal = literals.reduce((longest, next) => (next.length > longest.length ? next : longest), '');
  if (literal.trim().length < 3) throw new Error(`message template "${template}" has no literal text to tell it by`);
  const source = parts
    .map((part, index) => (index % 2 === 0 ? part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') : group(part, template)))
    .join('');
  const plain = new RegExp(`^${source}$`);
  const spanned = new RegExp(`^${source}$`, 'd');
  return {
    prefix: literals[0] ?? '',
    literal,
    weight: literals.join('').length,
    test: (masked) => plain.test(masked),
    match: (text, masked) => captures(spanned.exec(masked), text),
  };
}

function group(part: string, template: string): string {
  const [name = '', type] = part.slice(1, -1).split(':');
  const pattern = type === undefined ? (NAMED[name] ?? TYPES.text) : TYPES[type];
  if (pattern === undefined) throw new Error(`message template "${template}": unknown capture type "${type}"`);
  return `(?<${name}>${pattern})`;
}

function captures(match: RegExpExecArray | null, text: string): Captures | null {
  if (match === null) return null;
  const spans = Object.entries(match.indices?.groups ?? {});
  return Object.fromEntries(spans.map(([name, span]) => [name, span === undefined ? '' : text.slice(span[0], span[1])]));
}
