import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLogLine } from '../../src/postfix/log-line.ts';

const clock = { nowMs: Date.parse('2026-11-24T00:00:00Z'), zone: 'UTC', offsetMinutes: 0 };
const read = (line: string) => parseLogLine(line, clock);

describe('the forms of a line', () => {
  test.each([
    ['RFC 3339', '2026-11-23T18:24:18.910051+00:00 mail postfix/qmgr[406]: DAF691DB: removed', '2026-11-23T18:24:18.910Z'],
    ['traditional', 'Nov 23 18:36:43 mail postfix/qmgr[406]: DAF691DB: removed', '2026-11-23T18:36:43.000Z'],
    ['traditional with one digit', 'Nov  3 18:36:43 mail postfix/qmgr[406]: DAF691DB: removed', '2026-11-03T18:36:43.000Z'],
    ['journalctl -o short-iso', '2026-11-23T18:24:18+0100 mail postfix/qmgr[406]: DAF691DB: removed', '2026-11-23T17:24:18.000Z'],
    ['busybox with facility', 'Nov 23 18:36:43 mail mail.info postfix/qmgr[406]: DAF691DB: removed', '2026-11-23T18:36:43.000Z'],
  ])('%s', (_name, line, at) => {
    expect(read(line)).toMatchObject({ host: 'mail', tag: 'postfix/qmgr', daemon: 'qmgr', pid: 406, queueId: 'DAF691DB', text: 'removed' });
    expect(new Date(read(line)?.atMs ?? 0).toISOString()).toBe(at);
  });

  test('a line without a process number', () => {
    expect(read('Jul  5 22:49:29 mail postfix/postfix-script: starting the Postfix mail system')).toMatchObject({
      daemon: 'postfix-script',
      pid: null,
      severity: 'info',
      text: 'starting the Postfix mail system',
    });
  });
});

describe('the tag', () => {
  test.each([
    ['postfix/submission/smtpd[9]', { name: 'postfix', service: 'submission', daemon: 'smtpd' }],
    ['postfix-out/smtp[9]', { name: 'postfix-out', service: null, daemon: 'smtp' }],
    ['mx1/qmgr[9]', { name: 'mx1', service: null, daemon: 'qmgr' }],
    ['postfix[9]', { name: 'postfix', service: null, daemon: 'postfix' }],
    ['master[9]', { name: 'master', service: null, daemon: 'master' }],
  ])('%s', (tag, parts) => expect(read(`Nov 23 18:36:43 mail ${tag}: fatal: x`)).toMatchObject({ ...parts, severity: 'fatal', text: 'x' }));
});

describe('severity stands right behind the tag', () => {
  test.each(['warning', 'error', 'fatal', 'panic'])('%s', (severity) =>
    expect(read(`Nov 23 18:36:43 mail postfix/smtp[1]: ${severity}: open x`)).toMatchObject({ severity, text: 'open x' }),
  );
  test('a header check that logs "warning" behind the queue id is information', () => {
    expect(read('Nov 23 18:36:43 mail postfix/cleanup[1]: 4Xyz9BcDfGz: warning: header Subject: fatal: x')).toMatchObject({
      severity: 'info',
    });
  });
  test('a long queue id', () => {
    expect(read('Nov 23 18:36:43 mail postfix/qmgr[1]: 4XyzBcDfGz1: removed')).toMatchObject({ queueId: '4XyzBcDfGz1' });
  });
});

describe('dates without a year', () => {
  const at = (line: string, now: string) => parseLogLine(line, { ...clock, nowMs: Date.parse(now) })?.atMs;
  test('December read in January belongs to last year', () =>
    expect(at('Dec 31 23:59:59 m postfix/qmgr[1]: x', '2027-01-01T00:10:00Z')).toBe(Date.parse('2026-12-31T23:59:59Z')));
  test('a clock that is a few minutes ahead makes no line a year old', () =>
    expect(at('Jan  1 00:05:00 m postfix/qmgr[1]: x', '2026-12-31T23:58:00Z')).toBe(Date.parse('2027-01-01T00:05:00Z')));
  test('the 29th of February belongs to the last leap year', () =>
    expect(at('Feb 29 12:00:00 m postfix/qmgr[1]: x', '2026-11-24T00:00:00Z')).toBe(Date.parse('2024-02-29T12:00:00Z')));
  test('no such month', () => expect(at('Foo 31 12:00:00 m postfix/qmgr[1]: x', '2026-11-24T00:00:00Z')).toBeNull());
});

describe('times without a zone are local', () => {
  const line = 'Jul  1 12:00:00 m postfix/qmgr[1]: x';
  test('summer time of the line counts, not that of now', () =>
    expect(parseLogLine(line, { ...clock, zone: 'Europe/Berlin', offsetMinutes: 60 })?.atMs).toBe(Date.parse('2026-07-01T10:00:00Z')));
  test('an unknown zone leaves the offset of now', () =>
    expect(parseLogLine(line, { ...clock, zone: '+02:00', offsetMinutes: 120 })?.atMs).toBe(Date.parse('2026-07-01T10:00:00Z')));
  test('west of Greenwich', () =>
    expect(parseLogLine(line, { ...clock, zone: 'America/New_York', offsetMinutes: -300 })?.atMs).toBe(Date.parse('2026-07-01T16:00:00Z')));
});

test.each([
  ['nothing', ''],
  ['binary', '\u0000\u0001\u{1F4A9}'],
  ['no tag', 'Nov 23 18:36:43 mail last message repeated 2 times'],
  ['no date', 'mail postfix/qmgr[1]: removed'],
])('%s is no line', (_name, line) => expect(read(line)).toBeNull());

test('never throws, and a tag holds no blank', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string().map((text) => `Nov 23 18:36:43 mail ${text}`),
      ),
      (line) => {
        expect(read(line)?.tag ?? '').not.toMatch(/\s/);
      },
    ),
  );
});
