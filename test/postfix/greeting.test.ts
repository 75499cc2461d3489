import { expect, test } from 'vitest';
import { parseGreeting, softwareOf } from '../../src/postfix/greeting.ts';

test.each([
  [['220 mail.example.test ESMTP Postfix (Debian/GNU)', '221 2.0.0 Bye'], 220, 'mail.example.test ESMTP Postfix (Debian/GNU)'],
  [['220-mail.example.test ESMTP Postfix', '220 mail.example.test ESMTP Postfix'], 220, 'mail.example.test ESMTP Postfix'],
  [['220-mail.example.test ESMTP Postfix'], 220, 'mail.example.test ESMTP Postfix'],
  [
    ['421 4.7.0 mail.example.test Error: too many connections from 127.0.0.1'],
    421,
    '4.7.0 mail.example.test Error: too many connections from 127.0.0.1',
  ],
  [['220'], 220, ''],
])('%j', (lines, code, text) => expect(parseGreeting(lines)).toEqual({ code, text }));

test.each([[[]], [['SSH-2.0-OpenSSH_9.2']], [['\u0015\u0003\u0001']], [['2200 x']]])('%j is no greeting', (lines) =>
  expect(parseGreeting(lines)).toBeNull(),
);

test.each([
  ['mail.example.test ESMTP Exim 4.96 Mon, 23 Nov', 'Exim'],
  ['mx ESMTP OpenSMTPD', 'OpenSMTPD'],
  ['mx Microsoft ESMTP MAIL Service ready', 'Microsoft Exchange'],
  ['mail.example.test ESMTP Postfix', 'Postfix'],
  ['welcome', ''],
])('%s is %s', (text, software) => expect(softwareOf(text)).toBe(software));
