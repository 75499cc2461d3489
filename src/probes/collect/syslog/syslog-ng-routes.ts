import { and, type MessageClass, not, or, type Truth, truth } from './message-class.ts';
import type { LogPath, SyslogNg } from './parse-syslog-ng.ts';
import type { FileRoute, Route } from './routes.ts';

/** Follows one class of messages through syslog-ng's log paths. */
export function syslogNgRoute(config: SyslogNg, message: MessageClass): Route {
  const files: FileRoute[] = [];
  const elsewhere: Route['elsewhere'][number][] = [];
  let discarded: Route['discarded'] = null;
  let alive: Truth = 'yes';
  for (const path of config.paths) {
    const fits = path.filters.map((filter) => evaluated(filter, config, message)).reduce(and, 'yes');
    const here = and(alive, path.flags.includes('fallback') && files.length > 0 ? 'no' : fits);
    if (here === 'no') continue;
    const targets = path.destinations.flatMap((name) => targetsOf(config.destinations.get(name) ?? name));
    for (const target of targets) {
      const { at, text } = path;
      if (target.file !== null)
        files.push({
          at,
          text,
          path: target.file,
          dynamic: target.file.includes('$'),
          all: here === 'yes',
          named: namesIt(path, config, message),
        });
      else elsewhere.push({ at, text, where: target.driver, all: here === 'yes' });
    }
    if (!path.flags.includes('final')) continue;
    if (targets.length === 0 && here === 'yes') discarded ??= { at: path.at, text: path.text };
    alive = and(alive, not(here));
  }
  return { files, elsewhere, discarded };
}

function targetsOf(body: string): readonly { readonly driver: string; readonly file: string | null }[] {
  return [...body.matchAll(/\b([a-z][\w-]*)\s*\(\s*(?:"([^"]*)"|([^"\s)]\S*))?/g)]
    .filter(([, driver]) => DRIVERS.test(driver ?? ''))
    .map(([, driver = '', quoted, bare]) => ({
      driver: quoted === undefined ? driver : `${driver} ${quoted}`,
      file: driver === 'file' ? (quoted ?? bare ?? '') : null,
    }));
}

const DRIVERS =
  /^(?:file|pipe|program|tcp6?|udp6?|syslog|network|unix-stream|unix-dgram|usertty|sql|mongodb|kafka|http|elasticsearch.*|redis|amqp|loggen)$/;

function namesIt(path: LogPath, config: SyslogNg, message: MessageClass): boolean {
  const texts = path.filters.map((filter) => config.filters.get(/^filter\((.*)\)$/.exec(filter)?.[1] ?? '') ?? filter);
  return texts.some((text) => new RegExp(`\\b(?:${message.facility}|${message.program.replace(/\W/g, '\\$&')})\\b`).test(text));
}

/** `facility(mail) and not level(debug)`; unknown functions are `some`. */
function evaluated(expression: string, config: SyslogNg, message: MessageClass, depth = 0): Truth {
  const tokens = expression.match(/[a-z][\w-]*\s*\((?:"[^"]*"|[^()"])*\)|[()]|\b(?:and|or|not)\b/gi) ?? [];
  if (depth > 20) return 'some';
  let at = 0;
  const atom = (): Truth => {
    const token = tokens[at++] ?? '';
    if (token.toLowerCase() === 'not') return not(atom());
    if (token !== '(') return call(token, config, message, depth);
    const inner = any();
    at += 1;
    return inner;
  };
  const all = (): Truth => {
    let result = atom();
    while (tokens[at]?.toLowerCase() === 'and') {
      at += 1;
      result = and(result, atom());
    }
    return result;
  };
  const any = (): Truth => {
    let result = all();
    while (tokens[at]?.toLowerCase() === 'or') {
      at += 1;
      result = or(result, all());
    }
    return result;
  };
  return tokens.length === 0 ? 'yes' : any();
}

function call(token: string, config: SyslogNg, message: MessageClass, depth: number): Truth {
  const [, name = '', inner = ''] = /^([\w-]+)\s*\(([\s\S]*)\)$/.exec(token) ?? [];
  const values = inner
    .split(/[\s,]+/)
    .map((value) => value.replace(/"/g, '').toLowerCase())
    .filter((value) => value !== '');
  if (name === 'filter') return evaluated(config.filters.get(inner.trim()) ?? 'unknown()', config, message, depth + 1);
  if (name === 'facility') return truth(values.includes(message.facility));
  if (name === 'level' || name === 'priority' || name === 'severity')
    return truth(values.some((value) => inRange(value, message.severity)));
  if (name === 'program')
    return values.length === 1 && values[0] === message.program
      ? 'yes'
      : values.some((value) => value.includes(message.program))
        ? 'some'
        : 'no';
  return 'some';
}

const NAMES = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];
const numberOf = (name: string): number => NAMES.indexOf({ error: 'err', warn: 'warning', panic: 'emerg' }[name] ?? name);

function inRange(value: string, severity: number): boolean {
  const [from = '', to = from] = value.split('..');
  const [low, high] = [numberOf(from), numberOf(to)].sort((a, b) => a - b);
  return severity >= (low ?? 9) && severity <= (high ?? -1);
}
