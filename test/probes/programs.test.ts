import { expect, test } from 'vitest';
import daemonPrograms from '../../src/probes/daemon-programs.ts';
import postfixCommands from '../../src/probes/postfix-commands.ts';
import postfixScripts from '../../src/probes/postfix-scripts.ts';
import { type Paper, paperHost } from './paper-host.ts';

const instance = { name: '-', config: '/etc/postfix' };
const SBIN = '/usr/lib/postfix/sbin';
const MASTER_CF = [
  'smtp inet n - y - - smtpd',
  'submission inet n - y - - smtpd',
  'pickup unix n - y 60 1 pickup',
  'cleanup unix n - y - 0 cleanup',
  'local unix - n n - - local',
].join('\n');
const DAEMONS = ['master', 'smtpd', 'pickup', 'cleanup', 'local'].map((name) => `${SBIN}/${name}`);
const SCRIPTS = [`${SBIN}/postfix-script`, `${SBIN}/post-install`];
const COMMANDS = ['postfix', 'postconf', 'postlog', 'postsuper', 'postdrop', 'postqueue'].map((name) => `/usr/sbin/${name}`);
const PROGRAM = { mode: 0o755, size: 20_000 };

const DEFAULTS = `daemon_directory = ${SBIN}\ncommand_directory = /usr/sbin\nmeta_directory = /etc/postfix\nmaster_service_disable =\n`;
const host = (files: Paper['stats'] = {}, main = '', values = '') =>
  paperHost({
    files: { '/etc/postfix/main.cf': main, '/etc/postfix/master.cf': MASTER_CF, '/etc/postfix/postfix-files': 'x' },
    stats: { ...Object.fromEntries([SBIN, ...DAEMONS, ...SCRIPTS, ...COMMANDS].map((path) => [path, PROGRAM])), ...files },
    runs: { 'postconf -c /etc/postfix -x': { stdout: DEFAULTS + values } },
  });

type Probe = typeof daemonPrograms | typeof postfixScripts | typeof postfixCommands;
async function ask(probe: Probe, on = host()) {
  const facts = await probe.collect(on, { instance });
  return probe.interpret(facts as never, { instance });
}
const outcome = async (probe: Probe, on = host()) => (await ask(probe, on)).outcome;

test('a healthy installation has everything', async () => {
  expect(await outcome(daemonPrograms)).toEqual({ kind: 'all-present', directory: SBIN, programs: 4 });
  expect(await outcome(postfixScripts)).toEqual({ kind: 'all-present' });
  expect(await outcome(postfixCommands)).toEqual({ kind: 'all-present' });
});

test('a missing program is named once, with its services and the first line', async () => {
  const seen = await ask(daemonPrograms, host({ [`${SBIN}/smtpd`]: 'not-found' }));
  expect(seen.outcome).toMatchObject({
    kind: 'missing',
    items: [
      { services: ['smtp/inet', 'submission/inet'], path: `${SBIN}/smtpd`, why: 'does not exist', file: '/etc/postfix/master.cf', line: 1 },
    ],
  });
  expect(seen.evidence).toContainEqual({ source: '/etc/postfix/master.cf:1', lines: ['smtp inet n - y - - smtpd'] });
});

test.each([
  ['is not executable', { mode: 0o644 }],
  ['is empty', { mode: 0o755, size: 0 }],
  ['is a directory, not a program', { type: 'directory' }],
] as const)('a program that %s', async (why, stat) => {
  expect(await outcome(daemonPrograms, host({ [`${SBIN}/local`]: stat }))).toMatchObject({ kind: 'missing', items: [{ why }] });
});

test('a program that only root can see is not called missing', async () => {
  expect(await outcome(daemonPrograms, host({ [`${SBIN}/local`]: 'denied' }))).toMatchObject({ kind: 'unknown', failure: 'denied' });
});

test('a service that is switched off needs no program', async () => {
  const on = host({ [`${SBIN}/smtpd`]: 'not-found' }, '', 'master_service_disable = inet\n');
  expect(await outcome(daemonPrograms, on)).toMatchObject({ kind: 'all-present', programs: 3 });
});

test('tells a wrong setting from a lost directory', async () => {
  const gone = Object.fromEntries(DAEMONS.map((path) => [path, 'not-found'] as const));
  const elsewhere = host({}, 'daemon_directory = /usr/libexec/postfix\n', 'daemon_directory = /usr/libexec/postfix\n');
  expect(await outcome(daemonPrograms, elsewhere)).toEqual({
    kind: 'directory-wrong',
    directory: '/usr/libexec/postfix',
    file: '/etc/postfix/main.cf',
    line: 1,
    usual: SBIN,
  });
  expect(await outcome(daemonPrograms, host(gone))).toEqual({ kind: 'directory-lost', directory: SBIN, why: 'does not exist' });
});

test('without master.cf it does not know', async () => {
  expect(
    await outcome(daemonPrograms, paperHost({ runs: { 'postconf -c /etc/postfix -x': { stdout: `daemon_directory = ${SBIN}\n` } } })),
  ).toMatchObject({
    kind: 'unknown',
    what: '/etc/postfix/master.cf',
  });
});

test('post-install is read by a shell and needs no executable bit; postfix-script does', async () => {
  expect(await outcome(postfixScripts, host({ [`${SBIN}/post-install`]: { mode: 0o644 } }))).toEqual({ kind: 'all-present' });
  expect(await outcome(postfixScripts, host({ [`${SBIN}/postfix-script`]: { mode: 0o644 } }))).toMatchObject({
    kind: 'missing',
    items: [{ name: 'postfix-script', why: 'is not executable' }],
  });
});

test('names a missing command with what is lost', async () => {
  expect(await outcome(postfixCommands, host({ '/usr/sbin/postdrop': 'not-found' }))).toMatchObject({
    kind: 'missing',
    items: [{ name: 'postdrop', effect: 'Programs on this host cannot hand in mail without it.' }],
  });
});

test('commands that are all elsewhere are a wrong setting, or not known', async () => {
  const gone = Object.fromEntries(COMMANDS.map((path) => [path, 'not-found'] as const));
  expect(await outcome(postfixCommands, host(gone, 'a = b\ncommand_directory = /usr/sbin\n'))).toMatchObject({
    kind: 'directory-wrong',
    line: 2,
  });
  expect(await outcome(postfixCommands, host(gone))).toMatchObject({ kind: 'unknown' });
});
