import { beforeAll, describe, expect, test } from 'vitest';
import chrootLogSocket from '../../src/probes/chroot-log-socket.ts';
import logFileSystem from '../../src/probes/log-file-system.ts';
import logLocation from '../../src/probes/log-location.ts';
import logWriter from '../../src/probes/log-writer.ts';
import mailFacilityRoute from '../../src/probes/mail-facility-route.ts';
import maillogFile from '../../src/probes/maillog-file.ts';
import type { AnyProbe } from '../../src/probes/probe.ts';
import startLines from '../../src/probes/start-lines.ts';
import syslogDaemon from '../../src/probes/syslog-daemon.ts';
import syslogSocket from '../../src/probes/syslog-socket.ts';
import usualLogFile from '../../src/probes/usual-log-file.ts';
import { useCatalogue } from '../support/catalogue.ts';
import { INSTANCE, init, logHost, NOW, RSYSLOG, rsyslogd, STARTED } from './log-host.ts';
import { type Paper, process } from './paper-host.ts';

beforeAll(useCatalogue);

async function ask(probe: AnyProbe, paper: Paper, mainCf = '', more: object = {}) {
  const input = probe.input.parse({ instance: INSTANCE, startedAtMs: null, syslogName: 'postfix', ...more });
  const facts = await probe.collect(logHost(paper, mainCf), input);
  const { outcome, evidence } = probe.interpret(facts, input);
  expect(probe.outcome.safeParse(outcome).success).toBe(true);
  return { ...(outcome as { kind: string } & Record<string, unknown>), evidence };
}

describe('maillog-file', () => {
  const stats = { '/var/log/postfix.log': {} };
  test.each<[string, string, Paper, object]>([
    ['nothing is set', '', {}, { kind: 'syslog' }],
    ['a file below /var', 'maillog_file = /var/log/postfix.log\n', { stats }, { kind: 'own-file', path: '/var/log/postfix.log' }],
    ['a new file in a directory that is there', 'maillog_file = /var/log/new.log\n', {}, { kind: 'own-file' }],
    ['another place', '\nmaillog_file = /opt/x.log\n', {}, { kind: 'prefix-not-allowed', place: '/etc/postfix/main.cf line 2' }],
    [
      'a place that was allowed',
      'maillog_file = /opt/x.log\nmaillog_file_prefixes = /opt\n',
      { stats: { '/opt': { type: 'directory' } } },
      { kind: 'own-file' },
    ],
    ['no directory', 'maillog_file = /var/log/no/x.log\n', {}, { kind: 'directory-missing', directory: '/var/log/no' }],
    [
      'a directory in its place',
      'maillog_file = /var/log\n',
      { stats: { '/var': { type: 'directory' } } },
      { kind: 'not-a-file', what: 'directory' },
    ],
    [
      'no service',
      'maillog_file = /var/log/x.log\n',
      { files: { '/etc/postfix/master.cf': 'smtp inet n - y - - smtpd\n' } },
      { kind: 'service-missing' },
    ],
    ['main.cf is closed', '', { files: { '/etc/postfix/main.cf': 'denied' } }, { kind: 'unknown' }],
    [
      'a directory that nobody may look at',
      'maillog_file = /var/log/no/x.log\n',
      { stats: { '/var/log/no': 'denied' } },
      { kind: 'own-file' },
    ],
  ])('%s', async (_name, mainCf, paper, expected) => expect(await ask(maillogFile, paper, mainCf)).toMatchObject(expected));

  const master = (argv: string) => ({ processes: [init, process(9, argv)] });
  test.each([
    ['/usr/lib/postfix/sbin/master -w', 'standard-output-lost'],
    ['/usr/lib/postfix/sbin/master -i', 'standard-output'],
    ['/usr/lib/postfix/sbin/master -s', 'standard-output'],
  ])('standard output of %s', async (argv, kind) =>
    expect(await ask(maillogFile, master(argv), 'maillog_file = /dev/stdout\n')).toMatchObject({ kind }),
  );
});

describe('syslog-daemon', () => {
  const journald = process(50, '/usr/lib/systemd/systemd-journald', { name: 'systemd-journal' });
  const nobody = { processes: [init], stats: { '/dev/log': 'not-found' as const } };
  test.each<[string, Paper, object]>([
    ['rsyslog', {}, { kind: 'running', name: 'rsyslogd', pid: 100 }],
    ['busybox', { processes: [init, process(5, '/bin/busybox syslogd -n')] }, { kind: 'running', name: 'busybox syslogd' }],
    ['rsyslog beside journald', { processes: [init, journald, rsyslogd] }, { kind: 'running', name: 'rsyslogd' }],
    ['one that stands still', { files: { '/proc/100/status': 'Name:\trsyslogd\nState:\tT (stopped)\n' } }, { kind: 'suspended', pid: 100 }],
    ['one that sleeps', { files: { '/proc/100/status': 'Name:\trsyslogd\nState:\tS (sleeping)\n' } }, { kind: 'running' }],
    ['journald alone', { processes: [init, journald] }, { kind: 'journal-only', pid: 50 }],
    [
      'one in another container',
      {
        processes: [init, { ...rsyslogd, pidNamespace: '99' }],
        links: { '/proc/self/ns/pid': 'pid:[4026531836]' },
        stats: { '/dev/log': 'not-found' },
      },
      { kind: 'none' },
    ],
    ['somebody outside who listens', { processes: [init] }, { kind: 'unnamed' }],
    ['nobody, no socket', nobody, { kind: 'none', service: 'rsyslog', socket: '/dev/log does not exist' }],
    [
      'nobody, a socket left',
      { processes: [init], sockets: { '/dev/log': 'refused' } },
      { kind: 'none', socket: '/dev/log is a socket that no program listens on' },
    ],
    ['nobody, installed', { ...nobody, stats: { ...nobody.stats, '/usr/sbin/syslog-ng': {} } }, { kind: 'none', service: 'syslog-ng' }],
    ['processes are hidden', { processes: [rsyslogd] }, { kind: 'unknown', failure: 'denied' }],
    ['the socket is closed to this user', { processes: [init], sockets: { '/dev/log': 'denied' } }, { kind: 'unknown' }],
  ])('%s', async (_name, paper, expected) => expect(await ask(syslogDaemon, paper)).toMatchObject(expected));
});

describe('syslog-socket', () => {
  test.each<[string, Paper, object]>([
    ['a listener', {}, { kind: 'listening' }],
    ['no socket', { stats: { '/dev/log': 'not-found' } }, { kind: 'missing', name: 'rsyslogd', pid: 100, service: 'rsyslog' }],
    ['nobody behind it', { sockets: { '/dev/log': 'refused' } }, { kind: 'dangling' }],
    [
      'a link that leads nowhere',
      { stats: { '/dev/log': 'not-found' }, links: { '/dev/log': '/run/systemd/journal/dev-log' } },
      { kind: 'dangling' },
    ],
    ['a file', { stats: { '/dev/log': { type: 'file' } } }, { kind: 'dangling', says: '/dev/log is no socket but a file' }],
    ['no answer in time', { sockets: { '/dev/log': 'timed-out' } }, { kind: 'unknown' }],
  ])('%s', async (_name, paper, expected) => expect(await ask(syslogSocket, paper)).toMatchObject(expected));
});

describe('mail-facility-route', () => {
  const rules = (text: string): Paper => ({ files: { '/etc/rsyslog.conf': text } });
  test.each<[string, Paper, string, object]>([
    ['a file for mail', {}, '', { kind: 'logged', file: '/var/log/mail.log', facility: 'mail' }],
    ['no rule', rules('kern.* /k\n'), '', { kind: 'not-logged', levels: ['info', 'warning', 'error', 'fatal'], service: 'rsyslog' }],
    ['errors only', rules('mail.err /m\n'), '', { kind: 'not-logged', levels: ['info', 'warning'] }],
    [
      'a rule that discards',
      rules(`:programname, isequal, "postfix" stop\n${RSYSLOG}`),
      '',
      { kind: 'discarded', at: '/etc/rsyslog.conf:1' },
    ],
    [
      'that rule is for another name',
      rules(`:programname, isequal, "postfix" stop\n${RSYSLOG}`),
      'syslog_name = mx1\n',
      { kind: 'logged' },
    ],
    ['split', rules('mail.=info /i\nmail.=warn /w\nmail.err /e\n'), '', { kind: 'split', files: ['/i', '/w', '/e'] }],
    ['away', rules('mail.* @loghost\n'), '', { kind: 'other-place', where: '@loghost' }],
    [
      'a stray facility',
      {},
      'syslog_facility = local5\n',
      { kind: 'facility-elsewhere', goes: '/var/log/syslog', mailFile: '/var/log/mail.log' },
    ],
    ['a facility with its rule', rules(`${RSYSLOG}local5.* /p\n`), 'syslog_facility = local5\n', { kind: 'logged', file: '/p' }],
    ['one file for everything', rules('*.* /all\n'), 'syslog_facility = local5\n', { kind: 'logged', file: '/all' }],
    ['no rules at all', { files: { '/etc/rsyslog.conf': 'not-found' }, processes: [init] }, '', { kind: 'no-rules' }],
    ['rules that are closed', { files: { '/etc/rsyslog.conf': 'denied' } }, '', { kind: 'unknown' }],
  ])('%s', async (_name, paper, mainCf, expected) => expect(await ask(mailFacilityRoute, paper, mainCf)).toMatchObject(expected));

  test('an included file that is closed could hold the rule', async () => {
    const paper = rules('$IncludeConfig /etc/rsyslog.d/*.conf\n');
    const outcome = await ask(mailFacilityRoute, {
      ...paper,
      files: { ...paper.files, '/etc/rsyslog.d/a.conf': 'denied' },
      directories: { '/etc/rsyslog.d': ['a.conf'] },
    });
    expect(outcome).toMatchObject({ kind: 'unknown', failure: 'denied' });
  });
  test('journald keeps what rsyslog does not write', async () => {
    const journald = process(50, '/usr/lib/systemd/systemd-journald');
    expect(await ask(mailFacilityRoute, { ...rules('kern.* /k\n'), processes: [init, journald, rsyslogd] })).toMatchObject({
      kind: 'only-in-journal',
    });
  });
  test('another configuration file of the running daemon', async () => {
    const daemon = process(100, '/usr/sbin/rsyslogd -n -f /etc/other.conf');
    expect(await ask(mailFacilityRoute, { processes: [init, daemon], files: { '/etc/other.conf': 'mail.* /o\n' } })).toMatchObject({
      kind: 'logged',
      file: '/o',
    });
  });
});

describe('log-writer', () => {
  const open = (target: string): Paper => ({ links: { '/proc/100/fd/7': target } });
  const user = process(100, '/usr/sbin/rsyslogd', { uid: 104 });
  test.each<[string, Paper, object]>([
    ['the file is open', {}, { kind: 'fine' }],
    ['not yet open', open('/dev/null'), { kind: 'fine' }],
    ['rotated away', open('/var/log/mail.log.1'), { kind: 'holds-old-file', held: '/var/log/mail.log.1', pid: 100 }],
    ['rotated by date', open('/var/log/mail.log-20261124'), { kind: 'holds-old-file' }],
    ['deleted', open('/var/log/mail.log (deleted)'), { kind: 'holds-old-file', held: '/var/log/mail.log (deleted)' }],
    ['moved elsewhere', open('/var/backups/mail.log'), { kind: 'holds-old-file' }],
    ['another log with a longer name', open('/var/log/mail.log.filtered.txt'), { kind: 'fine' }],
    ['the file of everything', open('/var/log/syslog'), { kind: 'fine' }],
    ['a directory in its place', { stats: { '/var/log/mail.log': { type: 'directory' } } }, { kind: 'not-writable' }],
    [
      'not its file',
      { ...open('/dev/null'), processes: [init, user], stats: { '/var/log/mail.log': { mode: 0o640, uid: 0, gid: 4 } } },
      { kind: 'not-writable', uid: 104, owner: 'user 0, group 4' },
    ],
    ['open since before it was closed', { processes: [init, user], stats: { '/var/log/mail.log': { mode: 0o640 } } }, { kind: 'fine' }],
    [
      'writable by a group of it',
      {
        ...open('/dev/null'),
        processes: [init, user],
        stats: { '/var/log/mail.log': { mode: 0o660, gid: 4 } },
        files: { '/proc/100/status': 'Name:\trsyslogd\nGid:\t104\t104\t104\t104\nGroups:\t4 104\n' },
      },
      { kind: 'fine' },
    ],
    ['this user may not look', { directories: { '/proc/100/fd': 'denied' } }, { kind: 'unknown' }],
    ['nobody writes', { processes: [init] }, { kind: 'nothing-to-write' }],
  ])('%s', async (_name, paper, expected) => expect(await ask(logWriter, paper)).toMatchObject(expected));
});

describe('log-file-system', () => {
  const rooms = (room: object): Paper => ({ rooms: { '/var/log/mail.log': room } });
  test.each<[string, Paper, object]>([
    ['room', {}, { kind: 'room' }],
    ['no space', rooms({ availableBytes: 0 }), { kind: 'full', what: 'no space', path: '/var/log/mail.log' }],
    ['no inodes', rooms({ freeInodes: 0 }), { kind: 'full', what: 'no inodes' }],
    ['inodes that are made as needed', rooms({ freeInodes: 0, totalInodes: 0 }), { kind: 'room' }],
    [
      'read-only',
      { files: { '/proc/self/mountinfo': '29 1 8:1 / / rw - ext4 /dev/a rw\n30 29 8:2 / /var/log ro,nosuid - ext4 /dev/b rw\n' } },
      { kind: 'read-only', mount: '/var/log' },
    ],
    ['not to be seen', { rooms: { '/var/log/mail.log': 'denied' } }, { kind: 'unknown' }],
  ])('%s', async (_name, paper, expected) => expect(await ask(logFileSystem, paper)).toMatchObject(expected));
});

describe('usual-log-file', () => {
  const stats = { '/var/log/mail.log': { mtimeMs: NOW - 9e8 }, '/var/log/new.log': { mtimeMs: NOW } };
  const rules = { '/etc/rsyslog.conf': 'mail.* /var/log/new.log\n' };
  test.each<[string, Paper, object]>([
    ['the rules write another file', { stats, files: rules }, { kind: 'abandoned', old: '/var/log/mail.log', current: '/var/log/new.log' }],
    [
      'the rules write both',
      { stats, files: { '/etc/rsyslog.conf': 'mail.* /var/log/new.log\n*.* /var/log/mail.log\n' } },
      { kind: 'none' },
    ],
    ['the other file is no newer', { stats: { ...stats, '/var/log/new.log': 'not-found' }, files: rules }, { kind: 'none' }],
    ['the usual file', {}, { kind: 'none' }],
    ['processes are hidden', { processes: [rsyslogd], stats, files: rules }, { kind: 'unknown' }],
  ])('%s', async (_name, paper, expected) => expect(await ask(usualLogFile, paper)).toMatchObject(expected));
});

test('a usual log of other programs is not abandoned by a Postfix that logs elsewhere', async () => {
  const stats = { '/var/log/mail.log': { mtimeMs: 1 }, '/var/log/new.log': { mtimeMs: NOW } };
  const paper: Paper = { stats, files: { '/etc/rsyslog.conf': 'mail.* /var/log/mail.log\nlocal5.* /var/log/new.log\n' } };
  expect(await ask(usualLogFile, paper, 'syslog_facility = local5\n')).toMatchObject({ kind: 'none' });
});

test('a file system that can only be read stops a Postfix that writes its own log', async () => {
  const paper: Paper = {
    processes: [init, process(9, 'postlogd -l -n postlog -t unix-dgram -u')],
    stats: { '/proc/9/cwd': { inode: 7 }, '/var/log/p.log': {} },
    files: { '/proc/self/mountinfo': '29 1 8:1 / / ro - ext4 /dev/a rw\n' },
  };
  expect(await ask(logFileSystem, paper, 'maillog_file = /var/log/p.log\n')).toMatchObject({ kind: 'own-log-read-only', mount: '/' });
});

describe('start-lines', () => {
  const at = (time: string) => ({ startedAtMs: Date.parse(time) });
  const log = (text: string, daemon = rsyslogd): Paper => ({ files: { '/var/log/mail.log': text }, processes: [init, daemon] });
  const early = process(100, '/usr/sbin/rsyslogd', { startedAtMs: Date.parse('2026-11-20T00:00:00Z') });
  const other = '2026-11-24T07:00:00+00:00 mail dovecot: imap-login: Login\n';
  test.each<[string, Paper, object, string]>([
    ['the line of this start', log(STARTED), at('2026-11-24T08:00:01Z'), 'logged'],
    [
      'a later line of this Postfix',
      log(`${other}2026-11-24T11:00:00+00:00 mail postfix/qmgr[4]: 4F4F4F4F: removed\n`, early),
      at('2026-11-24T09:00:00Z'),
      'logged-since',
    ],
    ['only an older start', log(STARTED, early), at('2026-11-24T10:00:00Z'), 'absent'],
    ['only lines of others', log(other, early), at('2026-11-24T10:00:00Z'), 'absent'],
    ['the log begins later', log(other, early), at('2026-11-23T10:00:00Z'), 'cannot-tell'],
    ['an empty log', log('', early), at('2026-11-24T10:00:00Z'), 'cannot-tell'],
    ['the logger is younger', log(STARTED, rsyslogd), at('2026-11-24T09:00:00Z'), 'cannot-tell'],
    [
      'times without a zone may be off',
      log('Nov 24 04:00:00 mail postfix/master[4]: daemon started -- version 3.7.11, configuration /etc/postfix\n', early),
      at('2026-11-24T10:00:00Z'),
      'logged',
    ],
    ['Postfix does not run', log(STARTED), { startedAtMs: null }, 'cannot-tell'],
  ])('%s', async (_name, paper, input, kind) => expect(await ask(startLines, paper, '', input)).toMatchObject({ kind }));
  test('a log that is closed', async () =>
    expect(await ask(startLines, { files: { '/var/log/mail.log': 'denied' } }, '', at('2026-11-24T10:00:00Z'))).toMatchObject({
      kind: 'unknown',
    }));
});

describe('chroot-log-socket', () => {
  const jailed = (startedAtMs: number) => process(401, 'pickup -l -t unix -u -c', { root: '/var/spool/postfix', uid: 105, startedAtMs });
  const older = jailed(NOW - 99_000_000);
  test.each<[string, Paper, object]>([
    ['nobody is chrooted', {}, { kind: 'fine' }],
    ['older than the logger', { processes: [init, rsyslogd, older] }, { kind: 'cut-off', programs: ['pickup'], pids: [401] }],
    ['younger than the logger', { processes: [init, rsyslogd, jailed(NOW)] }, { kind: 'fine' }],
    [
      'a socket in the jail',
      {
        processes: [init, rsyslogd, older],
        stats: { '/var/spool/postfix/dev/log': { type: 'socket' } },
        sockets: { '/var/spool/postfix/dev/log': 'bad-output' },
      },
      { kind: 'fine' },
    ],
    [
      'a socket of nobody in the jail',
      {
        processes: [init, rsyslogd, older],
        stats: { '/var/spool/postfix/dev/log': { type: 'socket' } },
        sockets: { '/var/spool/postfix/dev/log': 'refused' },
      },
      { kind: 'cut-off' },
    ],
    ["journald's socket", { processes: [init, rsyslogd, older], links: { '/dev/log': '/run/systemd/journal/dev-log' } }, { kind: 'fine' }],
    ['this user does not see jails', { processes: [init, rsyslogd, { ...older, root: null }] }, { kind: 'unknown', failure: 'denied' }],
  ])('%s', async (_name, paper, expected) => expect(await ask(chrootLogSocket, paper)).toMatchObject(expected));
  test('Postfix writes its own log', async () =>
    expect(await ask(chrootLogSocket, { processes: [init, rsyslogd, older] }, 'maillog_file = /var/log/p.log\n')).toMatchObject({
      kind: 'fine',
    }));
});

describe('log-location', () => {
  test.each<[string, Paper, string, object]>([
    [
      'by a rule',
      {},
      '',
      {
        kind: 'found',
        where: '/var/log/mail.log',
        command: 'tail -F /var/log/mail.log',
        why: '/etc/rsyslog.conf:3: mail.* -/var/log/mail.log',
        lines: 1,
      },
    ],
    ['its own', { files: { '/var/log/p.log': STARTED } }, 'maillog_file = /var/log/p.log\n', { where: '/var/log/p.log' }],
    ['its own is not there yet', {}, 'maillog_file = /var/log/p.log\n', { where: '/var/log/mail.log' }],
    [
      'a usual name',
      { processes: [init], files: { '/etc/rsyslog.conf': 'not-found', '/var/log/mail.log': 'not-found', '/var/log/maillog': STARTED } },
      '',
      { where: '/var/log/maillog' },
    ],
    [
      'the journal',
      {
        processes: [init, process(5, '/lib/systemd/systemd-journald')],
        files: { '/etc/rsyslog.conf': 'not-found' },
        runs: { 'journalctl --no-pager --quiet --output=short-iso --lines=20000 SYSLOG_FACILITY=2': { stdout: STARTED } },
      },
      '',
      { where: 'the systemd journal', command: 'journalctl -f SYSLOG_FACILITY=2', lines: 1 },
    ],
    [
      'nowhere',
      { processes: [init], files: { '/etc/rsyslog.conf': 'not-found', '/var/log/mail.log': 'not-found' } },
      '',
      { kind: 'unknown' },
    ],
  ])('%s', async (_name, paper, mainCf, expected) => expect(await ask(logLocation, paper, mainCf)).toMatchObject(expected));
});
