import { beforeAll, describe, expect, test } from 'vitest';
import { setCatalogue } from '../../src/postfix/message-catalogue.ts';
import clientLimits from '../../src/probes/client-limits.ts';
import outsideConnection from '../../src/probes/outside-connection.ts';
import type { AnyProbe } from '../../src/probes/probe.ts';
import processLimitHits from '../../src/probes/process-limit-hits.ts';
import smtpdCrashes from '../../src/probes/smtpd-crashes.ts';
import { messageEntries } from '../support/catalogue.ts';
import { outcomeOf } from './ask.ts';
import { INSTANCE, logHost, STARTED } from './log-host.ts';

beforeAll(() => setCatalogue(messageEntries()));
const TEN = '2026-11-24T10:00:0';
const line = (second: number, tag: string, text: string, hour = TEN) => `${hour}${second}+00:00 mail ${tag}: ${text}\n`;

async function ask(probe: AnyProbe, log: string, input: object, mainCf = '', changedAt = '2026-11-24T07:00:00Z') {
  const stats = { '/etc/postfix/main.cf': { mtimeMs: Date.parse(changedAt) }, '/etc/postfix/master.cf': { mtimeMs: 0 } };
  const given = { instance: INSTANCE, ...input };
  const facts = await probe.collect(logHost({ files: { '/var/log/mail.log': STARTED + log }, stats }, mainCf), given);
  return outcomeOf(probe, facts, given).outcome;
}

describe('a server program that dies at start', () => {
  const FATAL = line(0, 'postfix/smtpd[500]', 'fatal: no SASL authentication mechanisms');
  const THROTTLED =
    line(1, 'postfix/master[400]', 'warning: process /usr/lib/postfix/sbin/smtpd pid 500 exit status 1') +
    line(1, 'postfix/master[400]', 'warning: /usr/lib/postfix/sbin/smtpd: bad command startup -- throttling');
  const crashes = (log: string, silent = false, changedAt?: string) => ask(smtpdCrashes, log, { silent }, '', changedAt);

  test('its own last words are the reason', async () =>
    expect(await crashes(FATAL + THROTTLED)).toMatchObject({
      kind: 'crashing',
      program: 'smtpd',
      service: 'postfix/smtpd',
      reason: 'no SASL authentication mechanisms',
    }));
  test('a signal ends it without words', async () =>
    expect(await crashes(THROTTLED.replace('exit status 1', 'killed by signal 11'))).toMatchObject({
      kind: 'crashing',
      service: 'postfix/smtpd',
    }));
  test('a client was served since', async () =>
    expect((await crashes(FATAL + THROTTLED + line(5, 'postfix/smtpd[501]', 'connect from a.test[198.51.100.77]'))).kind).toBe('none'));
  test('another service of the same program was served since', async () =>
    expect((await crashes(FATAL + THROTTLED + line(5, 'postfix/submission/smtpd[501]', 'connect from a.test[198.51.100.77]'))).kind).toBe(
      'crashing',
    ));
  test('the settings were changed since, unless clients still hear nothing', async () => {
    expect((await crashes(FATAL + THROTTLED, false, '2026-11-24T11:00:00Z')).kind).toBe('none');
    expect((await crashes(FATAL + THROTTLED, true, '2026-11-24T11:00:00Z')).kind).toBe('crashing');
  });
  test('other daemons are asked elsewhere', async () =>
    expect((await crashes((FATAL + THROTTLED).replaceAll('smtpd', 'local'))).kind).toBe('none'));
  test('a fatal line of a client that talks', async () =>
    expect((await crashes(line(0, 'postfix/smtpd[500]', 'NOQUEUE: reject: RCPT from x[1.2.3.4]: fatal: throttling'))).kind).toBe('none'));
});

describe('limits for one client', () => {
  const REFUSED = line(
    0,
    'postfix/smtpd[500]',
    'warning: Connection concurrency limit exceeded: 2 from mx.large.test[198.51.100.77] for service smtp',
  );
  const RATE = line(0, 'postfix/smtpd[500]', 'warning: Connection rate limit exceeded: 31 from unknown[198.51.100.9] for service smtp');
  test('a limit far below what large providers need', async () =>
    expect(await ask(clientLimits, REFUSED, {}, 'smtpd_client_connection_count_limit = 1\n')).toMatchObject({
      kind: 'clients-refused',
      value: 1,
      client: 'mx.large.test[198.51.100.77]',
      place: '/etc/postfix/main.cf line 1',
    }));
  test('scanners that run into a usual limit', async () => {
    expect((await ask(clientLimits, REFUSED, {})).kind).toBe('none');
    expect((await ask(clientLimits, RATE, {}, 'smtpd_client_connection_rate_limit = 30\n')).kind).toBe('none');
  });
  test('a low limit that nobody met', async () =>
    expect((await ask(clientLimits, '', {}, 'smtpd_client_connection_count_limit = 1\n')).kind).toBe('none'));
});

describe('too few processes', () => {
  const reached = (limit: number) =>
    line(
      0,
      'postfix/master[400]',
      `warning: service "smtp" (25) has reached its process limit "${limit}": new clients may experience noticeable delays`,
    );
  const asked = (log: string, mainCf = '', changedAt?: string) => ask(processLimitHits, log, {}, mainCf, changedAt);
  test('a low limit that clients ran into', async () =>
    expect(await asked(reached(2), 'default_process_limit = 2\n')).toMatchObject({
      kind: 'clients-waited',
      limit: 2,
      place: 'default_process_limit in /etc/postfix/main.cf line 1',
    }));
  test('a flood at the usual limit', async () => expect((await asked(reached(100))).kind).toBe('none'));
  test('another limit than the one that was reached', async () =>
    expect((await asked(reached(2), 'default_process_limit = 5\n')).kind).toBe('none'));
  test('the settings were changed since', async () =>
    expect((await asked(reached(2), 'default_process_limit = 2\n', '2026-11-24T11:00:00Z')).kind).toBe('none'));
});

describe('a connection from outside', () => {
  const network = { ok: true, value: { addresses: [{ address: '192.0.2.10' }], outerInterfaces: ['eth0'] } };
  const seen = async (client: string, at = '2026-11-24T11:55:00') => {
    const facts = await outsideConnection.collect(
      logHost({ files: { '/var/log/mail.log': `${STARTED}${at}+00:00 mail postfix/smtpd[500]: connect from ${client}\n` } }),
      { instance: INSTANCE, minutes: 10 },
    );
    return outcomeOf(outsideConnection, { ...facts, network }, { minutes: 10 }).outcome;
  };
  test('is seen', async () => expect(await seen('a.test[198.51.100.77]')).toEqual({ kind: 'seen', client: 'a.test[198.51.100.77]' }));
  test('is too old', async () => expect((await seen('a.test[198.51.100.77]', '2026-11-24T11:40:00')).kind).toBe('not-seen'));
  test('came from this host', async () => {
    expect((await seen('localhost[127.0.0.1]')).kind).toBe('not-seen');
    expect((await seen('mail.example.test[192.0.2.10]')).kind).toBe('not-seen');
  });
});
