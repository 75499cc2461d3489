import fc from 'fast-check';
import { expect, test } from 'vitest';
import { override, parseMasterCf } from '../../src/postfix/master-cf.ts';

const parse = (text: string) => parseMasterCf(text, '/etc/postfix/master.cf');
const problems = (text: string) => parse(text).problems.map(({ line, kind, fatal, detail }) => [line, kind, fatal, detail]);
const service = (line: string) => parse(line).services[0];

const DEBIAN = [
  '# service type  private unpriv  chroot  wakeup  maxproc command + args',
  '#               (yes)   (yes)   (no)    (never) (100)',
  'smtp      inet  n       -       y       -       -       smtpd',
  '#smtp      inet  n       -       y       -       1       postscreen',
  '#127.0.0.1:submission inet n -   y       -       -       smtpd',
  '#submission inet n       -       y       -       -       smtpd',
  '#  -o syslog_name=postfix/submission',
  'pickup    unix  n       -       y       60      1       pickup',
  'qmgr      unix  n       -       n       300     1       qmgr',
  'relay     unix  -       -       y       -       -       smtp',
  '        -o syslog_name=postfix/$service_name',
  '#       -o smtp_helo_timeout=5 -o smtp_connect_timeout=5',
  'maildrop  unix  -       n       n       -       -       pipe',
  '  flags=DRXhu user=vmail argv=/usr/bin/maildrop -d ${recipient}',
].join('\n');

test('reads services with their fields, options and lines', () => {
  const { services, problems } = parse(DEBIAN);
  expect(problems).toEqual([]);
  expect(services.map(({ line, name, type, command }) => [line, `${name}/${type}`, command])).toEqual([
    [3, 'smtp/inet', 'smtpd'],
    [8, 'pickup/unix', 'pickup'],
    [9, 'qmgr/unix', 'qmgr'],
    [10, 'relay/unix', 'smtp'],
    [13, 'maildrop/unix', 'pipe'],
  ]);
  expect(services[0]).toMatchObject({ private: 'n', unprivileged: '-', chroot: 'y', wakeup: '-', maxproc: '-' });
  expect(services[3]).toMatchObject({ lastLine: 11, overrides: [{ name: 'syslog_name', value: 'postfix/$service_name' }] });
  expect(services[4]?.operands).toEqual(['flags=DRXhu', 'user=vmail', 'argv=/usr/bin/maildrop', '-d', '${recipient}']);
});

test('finds services behind a comment sign, and no prose', () => {
  const { commentedOut } = parse(`${DEBIAN}\n# Only one smtp inet service can own the port of a host, so choose\n`);
  expect(commentedOut.map(({ line, name, command }) => [line, name, command])).toEqual([
    [4, 'smtp', 'postscreen'],
    [5, '127.0.0.1:submission', 'smtpd'],
    [6, 'submission', 'smtpd'],
  ]);
  expect(commentedOut[0]?.text).toMatch(/^#smtp /);
});

test.each([
  ['smtp', { host: '', port: 'smtp', portNumber: 25 }],
  ['2525', { host: '', port: '2525', portNumber: 2525 }],
  [':25', { host: '', port: '25', portNumber: 25 }],
  ['127.0.0.1:smtp', { host: '127.0.0.1', port: 'smtp', portNumber: 25 }],
  ['[::1]:submission', { host: '::1', port: 'submission', portNumber: 587 }],
  ['mail.example.test:smtps', { host: 'mail.example.test', port: 'smtps', portNumber: 465 }],
  ['nosuch', { host: '', port: 'nosuch', portNumber: null }],
])('listens: %s', (name, listens) => expect(service(`${name} inet n - y - - smtpd`)?.listens).toEqual(listens));

test('reads -o in all its spellings', () => {
  const smtpd = service('smtp inet n - y - - smtpd -o a=b -o { c = d e } -oq=r -v -Dv -o empty=');
  expect(smtpd?.overrides).toEqual([
    { name: 'a', value: 'b' },
    { name: 'c', value: 'd e' },
    { name: 'q', value: 'r' },
    { name: 'empty', value: '' },
  ]);
  expect(smtpd?.verbose).toBe(2);
  const twice = service('smtp inet n - y - - smtpd -o a=1 -o a=2');
  expect(twice && override(twice, 'a')).toBe('2');
});

test.each([
  ['too few fields', 'smtp inet n - y - -\n', [[1, 'field-count', true, '7 of 8 fields']]],
  ['unknown type', '\nfoo tcp n - y - - smtpd', [[2, 'bad-type', true, 'tcp']]],
  ['bad private', 'smtp inet x - y - - smtpd', [[1, 'bad-field', true, 'private "x"']]],
  ['a brace among the fields', 'q inet n - n 5 - { smtpd', []],
  ['bad wakeup', 'smtp inet n - y 1x? - smtpd', [[1, 'bad-field', true, 'wakeup "1x?"']]],
  ['negative process limit', 'smtp inet n - y 60? -1 smtpd', [[1, 'bad-field', true, 'process_limit "-1"']]],
  ['open bracket in the name', '[::1:25 inet n - y - - smtpd', [[1, 'bad-name', true, '[::1:25']]],
  ['indented first line', '  smtp inet n - y - - smtpd\n', [[1, 'leading-blank', false, '']]],
  ['blanks round the equals sign', 'smtp inet n - y - - smtpd -o a = b', [[1, 'broken-override', false, 'a']]],
  ['-o without a value', 'smtp inet n - y - - smtpd -o', [[1, 'broken-override', false, '']]],
  [
    'the same service twice',
    'smtp inet n - y - - smtpd\nsmtp inet n - y - 1 postscreen',
    [[1, 'duplicate-service', false, 'smtp/inet is defined again in line 2']],
  ],
])('%s', (_name, text, expected) => expect(problems(text)).toEqual(expected));

test('never throws, and each service stands in the line it names', () => {
  const piece = fc.oneof(fc.constantFrom('smtp inet n - y - - smtpd', ' -o ', '{ a = b }', '\n', '#', ' ', '{', '}', '\0'), fc.string());
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      for (const { line, name } of parse(text).services) expect(text.split('\n')[line - 1]).toContain(name);
    }),
  );
});
