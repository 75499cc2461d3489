import { compared, holds } from './condition.ts';
import { and, type MessageClass, not, or, type Truth, truth } from './message-class.ts';
import { namesFacility, selects } from './selector.ts';
import type { Condition, Spot, Statement } from './statements.ts';

export interface FileRoute extends Spot {
  /** The path, or the template's name where it is made for each message. */
  readonly path: string;
  readonly dynamic: boolean;
  /** False: only some of the messages, as far as can be told. */
  readonly all: boolean;
  /** The rule names the facility or the program, not only `*`. */
  readonly named: boolean;
}
/** What happens to one class of messages. */
export interface Route {
  readonly files: readonly FileRoute[];
  /** Other hosts, programs, terminals. */
  readonly elsewhere: readonly (Spot & { readonly where: string; readonly all: boolean })[];
  /** The rule that throws all of them away before a later rule could write them, or null. */
  readonly discarded: Spot | null;
}

interface Walk {
  readonly message: MessageClass;
  readonly rulesets: ReadonlyMap<string, readonly Statement[]>;
  readonly files: FileRoute[];
  readonly elsewhere: (Spot & { readonly where: string; readonly all: boolean })[];
  discarded: Spot | null;
  /** Do messages still get here? */
  alive: Truth;
  depth: number;
}

/** Follows one class of messages through the statements, in their order. */
export function routeOf(statements: readonly Statement[], message: MessageClass): Route {
  const walk: Walk = { message, rulesets: rulesetsOf(statements), files: [], elsewhere: [], discarded: null, alive: 'yes', depth: 0 };
  run(defaultRules(statements), 'yes', false, walk);
  const { files, elsewhere, discarded } = walk;
  return { files, elsewhere, discarded };
}

function rulesetsOf(statements: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> {
  return new Map(statements.flatMap((each) => (each.type === 'ruleset' ? [[each.name, each.body] as const] : [])));
}

/** `$RuleSet name` puts the following legacy rules elsewhere, until the default one is named again. */
function defaultRules(statements: readonly Statement[]): readonly Statement[] {
  let inDefault = true;
  return statements.filter((each) => {
    if (each.type === 'switch-ruleset') inDefault = each.name === 'RSYSLOG_DefaultRuleset';
    return inDefault;
  });
}

function run(statements: readonly Statement[], reached: Truth, named: boolean, walk: Walk): void {
  for (const each of statements) {
    const here = and(reached, walk.alive);
    if (here === 'no') return;
    step(each, here, named, walk);
  }
}

function step(each: Statement, here: Truth, named: boolean, walk: Walk): void {
  const { at, text } = each;
  if (each.type === 'file') walk.files.push({ at, text, path: each.path, dynamic: each.dynamic, all: here === 'yes', named });
  else if (each.type === 'elsewhere') walk.elsewhere.push({ at, text, where: each.where, all: here === 'yes' });
  else if (each.type === 'discard') discard(each, here, walk);
  else if (each.type === 'call') call(each.ruleset, here, named, walk);
  else if (each.type === 'if') {
    const fits = fulfilled(each.condition, walk.message);
    run(each.body, and(here, fits), named || namesIt(each.condition, walk.message), walk);
    run(each.otherwise, and(here, not(fits)), named, walk);
  }
}

function discard({ at, text }: Spot, here: Truth, walk: Walk): void {
  if (here === 'yes') walk.discarded ??= { at, text };
  walk.alive = and(walk.alive, not(here));
}

function call(name: string, here: Truth, named: boolean, walk: Walk): void {
  if (walk.depth > 20) return;
  walk.depth += 1;
  run(walk.rulesets.get(name) ?? [], here, named, walk);
  walk.depth -= 1;
}

function fulfilled(condition: Condition, message: MessageClass): Truth {
  if (condition.kind === 'selector') return truth(selects(condition.text, message.facility, message.severity));
  if (condition.kind === 'script') return holds(condition.text, message);
  if (condition.kind === 'program') return truth(condition.names.includes(message.program) !== condition.negated);
  const result = propertyHolds(condition.name, condition.operator, condition.value, message);
  return condition.negated ? not(result) : result;
}

function propertyHolds(name: string, operator: string, value: string, message: MessageClass): Truth {
  const known: Readonly<Record<string, string>> = {
    programname: message.program,
    'app-name': message.program,
    syslogtag: `${message.program}/`,
    'syslogfacility-text': message.facility,
  };
  const actual = known[name];
  return actual === undefined ? 'some' : compared(actual, operator, value);
}

function namesIt(condition: Condition, { facility, program }: MessageClass): boolean {
  if (condition.kind === 'selector') return namesFacility(condition.text, facility);
  if (condition.kind === 'program') return true;
  const text = condition.kind === 'script' ? condition.text : condition.value;
  return new RegExp(`\\b(?:${[facility, program].map((word) => word.replace(/\W/g, '\\$&')).join('|')})\\b`, 'i').test(text);
}

/** True where any rule might write some of these messages into a file. */
export const mayBeWritten = (route: Route): Truth => route.files.map((file): Truth => (file.all ? 'yes' : 'some')).reduce(or, 'no');
