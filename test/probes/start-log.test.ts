import { beforeAll, describe, expect, test } from 'vitest';
import type { ProcessInfo } from '../../src/host/types.ts';
import lastStop from '../../src/probes/last-stop.ts';
import type { AnyProbe } from '../../src/probes/probe.ts';
import queueManager from '../../src/probes/queue-manager.ts';
import startFailure from '../../src/probes/start-failure.ts';
import throttledDaemons from '../../src/probes/throttled-daemons.ts';
import { useCatalogue } from '../support/catalogue.ts';
import { INSTANCE, init, logHost, NOW, rsyslogd } from './log-host.ts';
import { type Paper, process } from './paper-host.ts';

beforeAll(useCatalogue);

const ask = async (probe: AnyProbe, log: string, paper: Paper = {}, input = {}, mainCf = '') => {
  const host = logHost({ ...paper, files: { '/var/log/mail.log': log, ...paper.files } }, mainCf);
  const given = { instance: INSTANCE, ...input };
  return probe.outcome.parse(probe.interpret(await probe.collect(host, given), given).outcome);
};
const line = (time: string, tag: string, text: string) => `2026-11-24T${time}+00:00 mail ${tag}: ${text}\n`;
const start = (time: string) => line(time, 'postfix/master[400]', 'daemon started -- version 3.7.11, configuration /etc/postfix');
const stop = (time: string) => line(time, 'postfix/master[400]', 'terminating on signal 15');

describe('how it ended', () => {
  const logger = { ...rsyslogd, startedAtMs: Date.parse('2026-11-24T07:00:00Z') };
  const ended = async (log: string, processes: readonly ProcessInfo[] = [init, logger]) => (await ask(lastStop, log, { processes })).kind;
  test('in good order', async () => expect(await ended(start('08:00:00') + stop('09:00:00'))).toBe('stopped'));
  test('without a word', async () => {
    expect(await ended(start('08:00:00'))).toBe('died');
    expect(await ended(start('08:00:00') + stop('09:00:00') + start('09:00:00'))).toBe('died');
  });
  test('with a crash that it told of itself', async () =>
    expect(await ended(start('08:00:00') + stop('09:00:00').replace('15', '11'))).toBe('died'));
  test('a stop within the second of the start counts by its place', async () =>
    expect(await ended(start('08:00:00') + stop('08:00:00'))).toBe('stopped'));
  test('nobody could write it down', async () => {
    expect(await ended(start('08:00:00'), [init])).toBe('end-not-logged');
    expect(await ended(start('08:00:00'), [init, { ...logger, startedAtMs: NOW }])).toBe('end-not-logged');
  });
  test('words of a client are no end', async () => {
    const said = line('09:00:00', 'postfix/smtpd[9]', 'warning: x[192.0.2.1] said: postfix/master[400]: terminating on signal 15');
    expect(await ended(start('08:00:00') + said)).toBe('died');
  });
  test('nothing of master', async () => expect(await ended(line('08:00:00', 'cron[1]', 'hello'))).toBe('never-seen'));
  test('no log', async () =>
    expect((await ask(lastStop, '', { files: { '/var/log/mail.log': 'denied', '/var/log/syslog': 'denied' } })).kind).toBe('unknown'));
});

describe('a failed start', () => {
  const script = (time: string, text: string) => line(time, 'postfix/postfix-script[9]', text);
  const bind = line('11:00:01', 'postfix/master[9]', 'fatal: bind 0.0.0.0 port 25: Address already in use');
  const after = script('11:00:01', 'fatal: mail system startup failed');
  const failed = (log: string, stats: Paper['stats'] = {}) => ask(startFailure, start('08:00:00') + stop('10:00:00') + log, { stats });
  test('is told by the first fatal line of the last attempt', async () => {
    expect(await failed(bind + after)).toMatchObject({
      kind: 'failed',
      said: 'bind 0.0.0.0 port 25: Address already in use',
      by: 'master',
    });
  });
  test('the command itself has no slash in its tag', async () => {
    const fatal = line('11:00:00', 'postfix[99]', 'fatal: open /etc/postfix/main.cf: No such file or directory');
    expect(await failed(fatal)).toMatchObject({ kind: 'failed', said: 'open /etc/postfix/main.cf: No such file or directory' });
  });
  test('overtaken by a success', async () => expect(await failed(bind + after + start('11:30:00'))).toEqual({ kind: 'none' }));
  test('overtaken by an edit', async () => {
    const stats = { '/etc/postfix/main.cf': { mtimeMs: NOW - 60_000 } };
    expect(await failed(bind, stats)).toMatchObject({ kind: 'failed-before-change', file: '/etc/postfix/main.cf' });
  });
  test('a belief in a running Postfix is a failure only after its end', async () => {
    const believes = script('11:00:00', 'fatal: the Postfix mail system is already running');
    expect(await failed(believes)).toMatchObject({ kind: 'failed', said: expect.stringMatching(/can't be locked/) });
    expect(await failed(start('10:30:00') + believes)).toEqual({ kind: 'none' });
  });
  test.each(['the Postfix mail system is not running', 'usage: postfix start'])('"%s" is no failure', async (text) =>
    expect(await failed(script('11:00:00', `fatal: ${text}`))).toEqual({ kind: 'none' }),
  );
  test('what a daemon said long ago is no start failure', async () => {
    expect(await failed(line('11:00:00', 'postfix/smtpd[3]', 'fatal: no SASL authentication mechanisms'))).toEqual({ kind: 'none' });
  });
});

describe('daemons that die at start', () => {
  const QMGR = '/usr/lib/postfix/sbin/qmgr';
  const fatal = line('11:00:00', 'postfix/qmgr[70]', 'fatal: parameter queue_run_delay: bad time value or unit: abc');
  const exit = line('11:00:01', 'postfix/master[400]', `warning: process ${QMGR} pid 70 exit status 1`);
  const throttle = line('11:00:01', 'postfix/master[400]', `warning: ${QMGR}: bad command startup -- throttling`);
  const crash = (log: string, paper: Paper = {}) => ask(throttledDaemons, start('08:00:00') + log, paper, { pid: 400 });
  test('with their last words and what they are about', async () => {
    expect(await crash(fatal + exit + throttle)).toMatchObject({
      kind: 'throttled',
      items: [{ program: 'qmgr', about: 'queue_run_delay', said: expect.stringMatching(/^fatal: parameter/), times: 1 }],
    });
  });
  test('without last words', async () => {
    expect(await crash(exit + throttle)).toMatchObject({ items: [{ about: 'qmgr', said: 'nothing in the log' }] });
  });
  test.each([
    ['a start', start('11:30:00')],
    ['a reload', line('11:30:00', 'postfix/master[400]', 'reload -- version 3.7.11, configuration /etc/postfix')],
    ['its own work', line('11:30:00', 'postfix/qmgr[90]', 'A1B2C3D4E5: removed')],
  ])('overtaken by %s', async (_what, later) => expect(await crash(fatal + exit + throttle + later)).toEqual({ kind: 'none' }));
  test('overtaken by a process that lives', async () => {
    const processes = [init, rsyslogd, process(95, QMGR, { ppid: 400, startedAtMs: NOW - 60_000 })];
    expect(await crash(fatal + exit + throttle, { processes })).toEqual({ kind: 'none' });
  });
  test('overtaken by an edit', async () => {
    expect(await crash(fatal + exit + throttle, { stats: { '/etc/postfix/main.cf': { mtimeMs: NOW } } })).toEqual({ kind: 'none' });
  });
  test('the SMTP server has a question of its own', async () => {
    expect(await crash(throttle.replace('qmgr', 'smtpd'))).toEqual({ kind: 'none' });
  });
});

describe('the queue manager', () => {
  const master = process(400, '/usr/lib/postfix/sbin/master -w', { startedAtMs: NOW - 3_600_000 });
  const look = (processes: readonly ProcessInfo[], masterCf = 'qmgr unix n - n 300 1 qmgr\n') =>
    ask(queueManager, start('08:00:00'), { processes, files: { '/etc/postfix/master.cf': masterCf } }, { pid: 400 });
  test('lives', async () => {
    expect((await look([master, process(401, 'qmgr -l -t unix -u', { ppid: 400, exe: null })])).kind).toBe('alive');
    expect((await look([master, process(401, 'nqmgr -l', { ppid: 400 })], 'qmgr unix n - n 300 1 nqmgr\n')).kind).toBe('alive');
  });
  test('is dead', async () => {
    expect(await look([master, process(401, 'pickup -l', { ppid: 400 })])).toMatchObject({ kind: 'dead', program: 'qmgr', line: 1 });
    expect((await look([master, process(401, 'qmgr -l', { ppid: 999 })])).kind).toBe('dead');
  });
  test('may be about to come', async () => expect((await look([{ ...master, startedAtMs: NOW - 500 }])).kind).toBe('alive'));
  test('has no line in master.cf', async () => expect((await look([master], 'pickup unix n - y 60 1 pickup\n')).kind).toBe('no-service'));
});
