import { attributes, Scanner } from './scanner.ts';
import { isSelector } from './selector.ts';
import type { Condition, Spot, Statement } from './statements.ts';

/**
 * Reads rsyslog.conf(5): legacy selectors, property filters, `$` directives and RainerScript, mixed as they come. The syslog.conf of
 * older daemons is a part of the same language. What can't decide where a message goes is skipped; it never throws.
 */
export function parseRsyslog(text: string, file: string): readonly Statement[] {
  return block(new Scanner(text, file));
}

function block(scanner: Scanner): Statement[] {
  const found: Statement[] = [];
  let program: Condition | null = null;
  for (scanner.skipSpace(); !scanner.atEnd; scanner.skipSpace()) {
    if (scanner.take(/\}/y)) break;
    const next = bsdBlock(scanner);
    if (next !== undefined) program = next;
    else add(found, scanner, program);
  }
  return found;
}

/** `!name,other`, `!-name`, `!*`, and `+host` (host blocks are taken as everybody's). Undefined: something else stands here. */
function bsdBlock(scanner: Scanner): Condition | null | undefined {
  const match = scanner.take(/([!+])([-*]?)([\w.,-]*)[ \t]*(?=\n|$)/y);
  if (match === null) return undefined;
  const [, sign, mark, names = ''] = match;
  if (sign === '+' || mark === '*' || names === '') return null;
  return { kind: 'program', names: names.split(','), negated: mark === '-' };
}

function add(found: Statement[], scanner: Scanner, program: Condition | null): void {
  const from = scanner.at;
  const statements = statement(scanner, found.at(-1));
  if (scanner.at === from) scanner.takeLine();
  for (const each of statements) {
    if (each.type === 'if' && each.text.startsWith('&')) found.splice(-1, 1, each);
    else found.push(program === null ? each : { ...spotOf(each), type: 'if', condition: program, body: [each], otherwise: [] });
  }
}

const spotOf = ({ at, text }: Statement): Spot => ({ at, text });

function statement(scanner: Scanner, before: Statement | undefined): readonly Statement[] {
  const spot = scanner.spot();
  if (scanner.take(/&/y)) return continued(scanner, spot, before);
  if (scanner.take(/\$/y)) return directive(scanner.takeLine(), spot);
  if (scanner.take(/if\b/iy)) return [conditional(scanner, spot)];
  if (scanner.take(/stop\b|~/iy)) return [{ ...spot, type: 'discard' }];
  const object = scanner.take(/([a-z_]+)\s*\(/iy)?.[1]?.toLowerCase();
  if (object !== undefined) return objectStatement(object, scanner, spot);
  if (scanner.take(/call\s+/iy)) return [{ ...spot, type: 'call', ruleset: scanner.take(/[\w.-]+/y)?.[0] ?? '' }];
  if (scanner.take(/(?:set|unset|reset|foreach|call_indirect)\b/iy)) return [skipStatement(scanner)].flat();
  const property = scanner.take(/:(\w[\w-]*),\s*(!?)([\w]+),\s*"((?:[^"\\]|\\.)*)"\s*/y);
  if (property !== null) return [filtered(propertyCondition(property), scanner, spot)];
  const selector = scanner.take(/[\w*][^\s"'(){}]*(?=[ \t])/y)?.[0];
  if (selector !== undefined && isSelector(selector)) return [filtered({ kind: 'selector', text: selector }, scanner, spot)];
  return selector === undefined ? action(scanner, spot) : skipStatement(scanner);
}

function skipStatement(scanner: Scanner): [] {
  scanner.takeLine();
  return [];
}

/** `& action`: one more action for the filter before. */
function continued(scanner: Scanner, spot: Spot, before: Statement | undefined): readonly Statement[] {
  scanner.skipBlanks();
  const more = action(scanner, spot);
  if (before?.type !== 'if') return more;
  return [{ ...before, text: `& ${before.text.replace(/^(?:& )+/, '')}`, body: [...before.body, ...more] }];
}

function directive(line: string, spot: Spot): readonly Statement[] {
  const [, name = '', value = ''] = /^(\w+)\s*(.*)$/.exec(line) ?? [];
  if (name.toLowerCase() === 'includeconfig') return [{ ...spot, type: 'include', pattern: value.trim() }];
  return name.toLowerCase() === 'ruleset' ? [{ ...spot, type: 'switch-ruleset', name: value.trim() }] : [];
}

function conditional(scanner: Scanner, spot: Spot): Statement {
  const condition: Condition = { kind: 'script', text: scanner.takeCondition() };
  const body = branch(scanner);
  const back = scanner.at;
  scanner.skipSpace();
  const otherwise = scanner.take(/else\b/iy) ? branch(scanner) : [];
  if (otherwise.length === 0 && scanner.at !== back && !/\belse\b/i.test(scanner.text.slice(back, scanner.at))) scanner.at = back;
  return { ...spot, type: 'if', condition, body, otherwise };
}

function branch(scanner: Scanner): readonly Statement[] {
  scanner.skipSpace();
  return scanner.take(/\{/y) ? block(scanner) : statement(scanner, undefined);
}

function filtered(condition: Condition, scanner: Scanner, spot: Spot): Statement {
  scanner.skipBlanks();
  const body = scanner.take(/\{/y) ? block(scanner) : action(scanner, spot);
  return { ...spot, type: 'if', condition, body, otherwise: [] };
}

function propertyCondition([, name = '', negated, operator = '', value = '']: RegExpExecArray): Condition {
  return { kind: 'property', name: name.toLowerCase(), negated: negated === '!', operator: operator.toLowerCase(), value };
}

function objectStatement(object: string, scanner: Scanner, spot: Spot): readonly Statement[] {
  const values = attributes(scanner.takeGroup('(', ')'));
  if (object === 'action') return actionObject(values, spot);
  if (object === 'include') return values.file === undefined ? [] : [{ ...spot, type: 'include', pattern: values.file }];
  scanner.skipSpace();
  const body = object === 'ruleset' && scanner.take(/\{/y) ? block(scanner) : [];
  if (object === 'template' && scanner.take(/\{/y)) scanner.takeGroup('{', '}');
  return object === 'ruleset' ? [{ ...spot, type: 'ruleset', name: values.name ?? '', body }] : [];
}

function actionObject(values: Readonly<Record<string, string>>, spot: Spot): readonly Statement[] {
  const type = (values.type ?? '').replace(/^builtin:/, '');
  if (type === 'omdiscard') return [{ ...spot, type: 'discard' }];
  if (type !== 'omfile') return [{ ...spot, type: 'elsewhere', where: values.target ?? type }];
  if (values.file !== undefined) return [{ ...spot, type: 'file', path: values.file, dynamic: false }];
  return [{ ...spot, type: 'file', path: values.dynafile ?? '', dynamic: true }];
}

/** One action as it stands behind a selector. */
function action(scanner: Scanner, spot: Spot): readonly Statement[] {
  if (scanner.take(/(?:stop\b|~)/iy)) return [{ ...spot, type: 'discard' }];
  if (scanner.take(/call\s+/iy)) return [{ ...spot, type: 'call', ruleset: scanner.take(/[\w.-]+/y)?.[0] ?? '' }];
  if (scanner.take(/action\s*\(/iy)) return actionObject(attributes(scanner.takeGroup('(', ')')), spot);
  const file = scanner.take(/-?(\/[^\s;}]*)(?:;[^\s}]*)?/y);
  if (file !== null) return [{ ...spot, type: 'file', path: file[1] ?? '', dynamic: false }];
  const dynamic = scanner.take(/-?\?([^\s;}]*)(?:;[^\s}]*)?/y);
  if (dynamic !== null) return [{ ...spot, type: 'file', path: dynamic[1] ?? '', dynamic: true }];
  const where = scanner.take(/[^\s}][^\n}]*/y)?.[0].trim();
  return where === undefined ? [] : [{ ...spot, type: 'elsewhere', where }];
}
