import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMainCf } from '../../src/postfix/main-cf.ts';

const parse = (text: string) => parseMainCf(text, '/etc/postfix/main.cf');
const values = (text: string) => parse(text).definitions.map(({ name, value, line }) => [line, name, value]);
const problems = (text: string) => parse(text).problems.map(({ line, kind, fatal }) => [line, kind, fatal]);

test('reads a file as Debian installs it', () => {
  const text = [
    '# See /usr/share/postfix/main.cf.dist for a commented, more complete version',
    '',
    'smtpd_banner = $myhostname ESMTP $mail_name (Debian/GNU)',
    'smtpd_tls_cert_file=/etc/ssl/certs/ssl-cert-snakeoil.pem',
    'mydestination = $myhostname, mail.example.test,',
    '  localhost.example.test,',
    '  # a comment inside',
    '',
    '\tlocalhost',
    'relayhost =',
  ].join('\n');
  expect(values(text)).toEqual([
    [3, 'smtpd_banner', '$myhostname ESMTP $mail_name (Debian/GNU)'],
    [4, 'smtpd_tls_cert_file', '/etc/ssl/certs/ssl-cert-snakeoil.pem'],
    [5, 'mydestination', '$myhostname, mail.example.test, localhost.example.test, localhost'],
    [10, 'relayhost', ''],
  ]);
  expect(parse(text).last('mydestination')).toMatchObject({ line: 5, lastLine: 9 });
  expect(
    parse(text)
      .last('mydestination')
      ?.parts.map(({ line }) => line),
  ).toEqual([5, 6, 9]);
});

test('the last definition counts and all are kept', () => {
  const main = parse('myhostname = a.test\nmydomain = b\nmyhostname = c.test\n');
  expect(main.last('myhostname')?.value).toBe('c.test');
  expect(main.all('myhostname').map(({ line }) => line)).toEqual([1, 3]);
  expect(main.last('nosuch')).toBeUndefined();
  expect(main.last('__proto__')).toBeUndefined();
});

test.each([
  ['no equals sign', 'a = b\nthis is garbage\n', [[2, 'missing-equals', true]]],
  ['no equals sign over two lines counts from the first', '\n\nmyhostname x\n foo\n', [[3, 'missing-equals', true]]],
  ['a name of two words', 'my name = x\n', [[1, 'missing-equals', true]]],
  ['no name', '= x\n', [[1, 'missing-name', true]]],
  ['an indented first line is skipped', '\n  a = b\n# c\n  c = d\nmydomain = e\n', [[2, 'leading-blank', false]]],
  ['a NUL byte hides the rest', 'a = b\0c\n', [[1, 'nul-byte', false]]],
  [
    'a NUL byte before the equals sign',
    'a\0 = b\n',
    [
      [1, 'nul-byte', false],
      [1, 'missing-equals', true],
    ],
  ],
  ['comments and blanks only', '  # x\n   \n\t\n#\n', []],
  ['a # behind a value is part of it', 'a = b # c\n', []],
])('%s', (_name, text, expected) => expect(problems(text)).toEqual(expected));

test.each([
  [
    'CR line ends',
    'myhostname=a.b\r\nmydomain = c.d\r\n',
    [
      [1, 'myhostname', 'a.b'],
      [2, 'mydomain', 'c.d'],
    ],
  ],
  ['no newline at the end', 'a = b', [[1, 'a', 'b']]],
  ['an indented setting is swallowed', 'relay_domains =\n     relayhost = x\n', [[1, 'relay_domains', 'relayhost = x']]],
  [
    'a no-break space is text',
    'a = b\n\u00a0c = d\n',
    [
      [1, 'a', 'b'],
      [2, '\u00a0c', 'd'],
    ],
  ],
  ['equals signs in the value', 'a = b=c = d\n', [[1, 'a', 'b=c = d']]],
])('%s', (_name, text, expected) => expect(values(text)).toEqual(expected));

test('never throws, and each definition stands in the line it names', () => {
  const piece = fc.oneof(fc.constantFrom('a = b', ' c', '#', '\n', '\r\n', '=', '\0', 'x', '\u00a0', '{', '\ufffd'), fc.string());
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const lines = text.split('\n');
      const { definitions, problems } = parse(text);
      for (const { name, line, lastLine } of definitions) {
        expect(lines[line - 1]?.startsWith(name)).toBe(true);
        expect(lastLine).toBeGreaterThanOrEqual(line);
      }
      for (const { line } of problems) expect(line).toBeLessThanOrEqual(lines.length);
    }),
  );
});
