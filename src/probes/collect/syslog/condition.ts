import { and, type MessageClass, not, or, type Truth, truth } from './message-class.ts';
import { selects } from './selector.ts';

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(==|!=|<>|<=|>=|<|>|[()[\],&+*/%-])|([$!.\w-]+))/y;

/** Evaluates a RainerScript condition for one class of messages. What it doesn't know is `some`; it never throws. */
export function holds(condition: string, message: MessageClass): Truth {
  const tokens = tokensOf(condition);
  if (tokens === null) return 'some';
  const reader = { tokens, at: 0 };
  const result = alternatives(reader, message);
  return reader.at === tokens.length ? result : 'some';
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function tokensOf(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (match === null) return null;
    tokens.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  return tokens;
}

const peek = (reader: Reader): string => reader.tokens[reader.at]?.toLowerCase() ?? '';

function alternatives(reader: Reader, message: MessageClass): Truth {
  let result = conjunction(reader, message);
  while (peek(reader) === 'or') {
    reader.at += 1;
    result = or(result, conjunction(reader, message));
  }
  return result;
}

function conjunction(reader: Reader, message: MessageClass): Truth {
  let result = negation(reader, message);
  while (peek(reader) === 'and') {
    reader.at += 1;
    result = and(result, negation(reader, message));
  }
  return result;
}

function negation(reader: Reader, message: MessageClass): Truth {
  if (peek(reader) === 'not') {
    reader.at += 1;
    return not(negation(reader, message));
  }
  if (peek(reader) !== '(') return comparison(reader, message);
  reader.at += 1;
  const inner = alternatives(reader, message);
  if (peek(reader) === ')') reader.at += 1;
  return inner;
}

/** `$property operator value`; anything else is skipped up to the next and, or, or closing bracket. */
function comparison(reader: Reader, message: MessageClass): Truth {
  const [property = '', operator = '', ...rest] = takeSimple(reader);
  if (property.toLowerCase() === 'prifilt') return truth(selects(unquoted(rest[0] ?? ''), message.facility, message.severity));
  const { values, plain } = operands(rest);
  const actual = propertyValue(property.toLowerCase(), message);
  if (!plain || actual === null || values.length === 0) return 'some';
  return values.map((value) => compared(actual, operator.toLowerCase(), value)).reduce(or);
}

function takeSimple(reader: Reader): string[] {
  const taken: string[] = [];
  for (let depth = 0; reader.at < reader.tokens.length; reader.at += 1) {
    const token = peek(reader);
    if (depth === 0 && (token === 'and' || token === 'or' || token === ')')) break;
    depth += token === '(' || token === '[' ? 1 : token === ')' || token === ']' ? -1 : 0;
    taken.push(reader.tokens[reader.at] ?? '');
  }
  return taken;
}

/** One value, or a list `['a', 'b']` of which any may fit. */
function operands(tokens: readonly string[]): { readonly values: readonly string[]; readonly plain: boolean } {
  const values = tokens.filter((token) => !/^[[\],]$/.test(token)).map(unquoted);
  return { values, plain: tokens.length === 1 || tokens[0] === '[' };
}

const unquoted = (token: string): string => token.replace(/^(["'])(.*)\1$/s, '$2');

function propertyValue(name: string, { facility, severity, program }: MessageClass): string | number | null {
  if (name === '$syslogfacility-text') return facility;
  if (name === '$syslogseverity' || name === '$syslogpriority') return severity;
  if (name === '$syslogseverity-text' || name === '$syslogpriority-text') return SEVERITY_NAMES[severity] ?? null;
  if (name === '$syslogfacility') return facility === 'mail' ? 2 : /^local\d$/.test(facility) ? 16 + Number(facility.slice(5)) : null;
  if (name === '$programname' || name === '$app-name') return program;
  return name === '$syslogtag' ? `${program}/` : null;
}

const SEVERITY_NAMES = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];

/** A tag begins with `program/`; what follows differs from daemon to daemon. */
export function compared(actual: string | number, operator: string, value: string): Truth {
  if (typeof actual === 'number') return numbers(actual, operator, Number(value));
  const open = actual.endsWith('/');
  switch (operator) {
    case '==':
    case 'isequal':
      return open ? 'no' : truth(actual === value);
    case '!=':
    case '<>':
      return open ? 'yes' : truth(actual !== value);
    case 'startswith':
      return open && value.startsWith(actual) ? 'some' : truth(actual.startsWith(value));
    case 'startswith_i':
      return truth(actual.toLowerCase().startsWith(value.toLowerCase()));
    case 'contains':
    case 'contains_i':
      return actual.toLowerCase().includes(value.toLowerCase()) ? 'yes' : open ? 'some' : 'no';
    default:
      return 'some';
  }
}

function numbers(actual: number, operator: string, value: number): Truth {
  if (Number.isNaN(value)) return 'some';
  const results: Readonly<Record<string, boolean>> = {
    '==': actual === value,
    '!=': actual !== value,
    '<>': actual !== value,
    '<=': actual <= value,
    '>=': actual >= value,
    '<': actual < value,
    '>': actual > value,
  };
  const result = results[operator];
  return result === undefined ? 'some' : truth(result);
}
