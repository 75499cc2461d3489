import type { Tokens } from './secret-token.ts';

/** A rule replaces secrets in a few lines of text. */
type Rule = (text: string, token: Tokens) => string;

/** Parameters and table settings by name: `smtp_key_password = x`, `bind_pw = x`, `-o my_secret=x`, `unused parameter: db_passwd=x`. */
const SETTING = /(?<![\w.$%{(])((?:[a-z0-9_]*(?:password|passwd|secret)|[a-z0-9_]*bind_pw|result_pw)[ \t]*=[ \t]*)([^\n]*)/g;
const settings: Rule = (text, token) =>
  text.replace(SETTING, (whole, name: string, value: string, at: number) => {
    const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    if (/\b(query|select|where|and|filter)\b/i.test(before)) return whole;
    const end = value.search(endOfValue(before));
    const secret = end === -1 ? value : value.slice(0, end);
    return name + unquoted(secret, (inner) => plain(inner, token)) + value.slice(secret.length);
  });

/** `-o name=value` ends at a blank, `-o { name = value }` at the brace, all others with their line. */
function endOfValue(before: string): RegExp {
  if (/-o[ \t]*$/.test(before)) return /\s/;
  return /\{[ \t]*$/.test(before) ? /[ \t]*[},]/ : /\s*$/;
}

const unquoted = (text: string, change: (inner: string) => string): string =>
  text.replace(/^(["']?)(.*?)\1$/, (_, quote: string, inner: string) => quote + change(inner) + quote);

/** A value that only names another parameter is no secret itself. */
const plain = (value: string, token: Tokens): string => (/^\$[({]?\w+[)}]?$/.test(value) ? value : token(value));

/** `*_password_maps = inline:{ key = user:password }` and `static:user:password`, over continuation lines. */
const PASSWORD_MAPS = /((?<![a-z0-9_])[a-z0-9_]*(?:password|passwd)_maps[ \t]*=)((?:[^\n]*)(?:\n[ \t#][^\n]*)*)/g;
const passwordMaps: Rule = (text, token) =>
  text.replace(PASSWORD_MAPS, (_, name: string, value: string) => {
    const inline = value.replace(/(inline:\{)([\s\S]*)/g, (_all, open: string, rest: string) => open + inlinePairs(rest, token));
    return name + inline.replace(/(static:\{?[ \t]*)([^\s,}]+)/g, (_all, open: string, pair: string) => open + credentials(pair, token));
  });

const inlinePairs = (text: string, token: Tokens): string =>
  text.replace(/(=[ \t]*)([^\s{},=][^\s{},]*)/g, (_all, equals: string, pair: string) => equals + credentials(pair, token));

/** `user:password` keeps its user; a value without a colon is replaced as a whole. */
export function credentials(pair: string, token: Tokens): string {
  const colon = pair.indexOf(':');
  return colon === -1 ? plain(pair, token) : pair.slice(0, colon + 1) + plain(pair.slice(colon + 1), token);
}

/** `AUTH PLAIN AHVzZXI…`, but not the list of mechanisms that a server offers. */
const MECHANISM = /^(PLAIN|LOGIN|NTLM|X?OAUTH2?|OAUTHBEARER|EXTERNAL|ANONYMOUS|GSSAPI|OTP|SRP)$/;
const authCommand: Rule = (text, token) =>
  text.replace(/(AUTH [A-Z0-9_-]+ |init_response )([A-Za-z0-9+/]{4,}={0,2})(?![\w+/-])/g, (whole, command: string, blob: string) =>
    MECHANISM.test(blob) ? whole : command + token(blob),
  );

/** Lines of a verbose dialogue that are one base64 word: answers to a 334 challenge. */
const VERB = /^(QUIT|DATA|RSET|NOOP|HELP|STARTTLS|AUTH|EHLO|HELO|VRFY|XCLIENT)$/i;
const authAnswer: Rule = (text, token) =>
  text.replace(/(\]: [<>] [^\s[]*\[[^\]\s]*\](?::\d+)?: )([A-Za-z0-9+/]{2,}={0,2})$/gm, (whole, head: string, blob: string) =>
    VERB.test(blob) ? whole : head + token(blob),
  );

/** What the SASL code prints in clear text when it is made verbose. */
const clearText: Rule = (text, token) =>
  text
    .replace(/(pass `)([^'\n]*)(?=')/g, (_, head: string, secret: string) => head + token(secret))
    .replace(
      /((?:coded initial (?:response|reply)|coded client response|coded response|authentication pass):? )([^\n]+)/g,
      (_, head: string, secret: string) => head + token(secret),
    );

/** `scheme://user:password@host`. */
const url: Rule = (text, token) =>
  text.replace(/(:\/\/[^\s:/@]+:)([^\s@/]+)(?=@)/g, (_, head: string, secret: string) => head + token(secret));

const RULES: readonly Rule[] = [passwordMaps, settings, authCommand, authAnswer, clearText, url];

/** Words without which no rule has work to do. All are looked for with plain string search, which is what makes long logs cheap. */
const CLUES = [
  'password',
  'passwd',
  'secret',
  'bind_pw',
  'result_pw',
  'AUTH ',
  'init_response ',
  'pass `',
  'coded ',
  ' pass: ',
  ']: > ',
  ']: < ',
  '://',
];

/** Replaces what is secret in the lines that hold a clue, and leaves all other bytes alone. */
export function cleanLines(text: string, token: Tokens): string {
  const places = cluePlaces(text);
  if (places.length === 0) return text;
  const parts: string[] = [];
  let done = 0;
  for (const place of places) {
    if (place < done) continue;
    const from = Math.max(done, text.lastIndexOf('\n', place) + 1);
    const to = logicalEnd(text, place);
    parts.push(
      text.slice(done, from),
      RULES.reduce((lines, rule) => rule(lines, token), text.slice(from, to)),
    );
    done = to;
  }
  return parts.join('') + text.slice(done);
}

function cluePlaces(text: string): readonly number[] {
  const places: number[] = [];
  for (const clue of CLUES) {
    for (let at = text.indexOf(clue); at !== -1; at = text.indexOf(clue, lineEnd(text, at))) places.push(at);
  }
  return places.sort((a, b) => a - b);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** End of the line with its continuation lines, as main.cf has them: they begin with a blank or are comments in between. */
function logicalEnd(text: string, from: number): number {
  let end = lineEnd(text, from);
  while (/[ \t#]/.test(text[end + 1] ?? '')) end = lineEnd(text, end + 1);
  return end;
}
