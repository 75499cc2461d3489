import { describe, expect, test } from 'vitest';
import { indexLog } from '../../../src/postfix/log-index.ts';
import { MessageCatalogue } from '../../../src/postfix/message-catalogue.ts';
import { logEvidence, RECENT } from '../../../src/probes/collect/log.ts';
import { logViewOf } from '../../../src/probes/collect/log-view.ts';
import { messageEntries } from '../../support/catalogue.ts';

const catalogue = new MessageCatalogue(messageEntries());
const clock = { nowMs: Date.parse('2026-11-24T12:00:00Z'), zone: 'UTC', offsetMinutes: 0 };
const source = { via: 'syslog', why: '', files: ['/var/log/mail.log'], alsoIn: [], facility: 'mail' } as const;

const rotated = [
  '2026-11-23T10:00:00+00:00 mail postfix/master[9]: fatal: bind 0.0.0.0 port 25: Address already in use',
  '2026-11-23T10:01:00+00:00 mail postfix/master[10]: daemon started -- version 3.7.11, configuration /etc/postfix',
  '2026-11-23T11:00:00+00:00 mail postfix/smtp[3]: connect to mx.a.test[192.0.2.1]:25: Connection timed out',
];
const current = [
  '2026-11-24T08:00:00+00:00 mail dovecot: imap-login: Login',
  '2026-11-24T09:00:00+00:00 mail postfix/smtp[3]: connect to mx.a.test[192.0.2.1]:25: Connection timed out',
  '2026-11-24T10:00:00+00:00 mail postfix/smtp[3]: connect to mx.b.test[192.0.2.2]:25: Connection timed out',
  '2026-11-24T10:30:00+00:00 mail mx2/smtp[3]: connect to mx.c.test[192.0.2.3]:25: Connection timed out',
  '2026-11-24T11:00:00+00:00 mail postfix/smtp[3]: AAAAAA: to=<x@b.test>, relay=mx.b.test[192.0.2.2]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)',
];
const indexed = (file: string, lines: readonly string[], name = 'postfix') => ({
  file,
  whole: true,
  index: indexLog(`${lines.join('\n')}\n`, name, catalogue),
});
const view = logViewOf(source, [indexed('/var/log/mail.log.1', rotated), indexed('/var/log/mail.log', current)], catalogue, clock);

describe('one instance reads its own lines', () => {
  test('newest first, over the rotated file and the current one', () => {
    expect(view.hits(['connect-timed-out']).map(({ captures, file, line }) => [captures.host, file, line])).toEqual([
      ['mx.b.test', '/var/log/mail.log', 3],
      ['mx.a.test', '/var/log/mail.log', 2],
      ['mx.a.test', '/var/log/mail.log.1', 3],
    ]);
  });
  test('another syslog_name', () => {
    const other = logViewOf(source, [indexed('/var/log/mail.log', current, 'mx2')], catalogue, clock);
    expect(other.hits(['connect-timed-out']).map(({ captures }) => captures.host)).toEqual(['mx.c.test']);
    expect(other.ownLines).toBe(1);
  });
  test('a name that only begins alike is not ours', () => {
    const lines = ['2026-11-24T10:30:00+00:00 mail postfix-out/smtp[3]: connect to mx.c.test[192.0.2.3]:25: Connection timed out'];
    expect(logViewOf(source, [indexed('/x', lines)], catalogue, clock).ownLines).toBe(0);
  });
});

describe('what counts', () => {
  test('a failed start before the last start is over', () => {
    expect(view.hits(['bind-address-in-use'])).toHaveLength(1);
    expect(view.hits(['bind-address-in-use'], { since: 'start' })).toEqual([]);
    expect(view.lastStart?.atMs).toBe(Date.parse('2026-11-23T10:01:00Z'));
  });
  test('what is older than a day is over', () => {
    expect(view.hits(['connect-timed-out'], RECENT).map(({ atMs }) => new Date(atMs ?? 0).toISOString())).toEqual([
      '2026-11-24T10:00:00.000Z',
      '2026-11-24T09:00:00.000Z',
    ]);
  });
  test('a later success about the same host overtakes', () => {
    const [b, a] = view.hits(['connect-timed-out']);
    if (a === undefined || b === undefined) throw new Error('two hits expected');
    expect(view.overtakenBy(b, ['delivered-remote'], ['host'])?.atMs).toBe(Date.parse('2026-11-24T11:00:00Z'));
    expect(view.overtakenBy(a, ['delivered-remote'], ['host'])).toBeNull();
    expect(view.overtakenBy(a, ['delivered-remote'])).not.toBeNull();
  });
});

test('occurrences count, and keep the first, the last and some examples', () => {
  const [timeouts] = view.occurrences(['connect-timed-out']);
  expect(timeouts).toMatchObject({ entry: 'connect-timed-out', count: 3, first: { file: '/var/log/mail.log.1' }, last: { line: 3 } });
  expect(view.occurrences(['bind-failed'])).toEqual([]);
});

test('evidence names the file and the line', () => {
  expect(logEvidence(view.hits(['connect-timed-out'])).map(({ source, lines }) => [source, lines.length])).toEqual([
    ['/var/log/mail.log:3', 2],
    ['/var/log/mail.log.1:3', 1],
  ]);
});

test('an empty log has no times', () => {
  const empty = logViewOf(source, [indexed('/var/log/mail.log', [])], catalogue, clock);
  expect(empty).toMatchObject({ oldestMs: null, newestMs: null, lastStart: null, ownLines: 0 });
});
