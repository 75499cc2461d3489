import { describe, expect, test } from 'vitest';
import account from '../../src/probes/account.ts';
import badValues from '../../src/probes/bad-values.ts';
import hostName from '../../src/probes/host-name.ts';
import mailOrigin from '../../src/probes/mail-origin.ts';
import { ask } from './ask.ts';
import type { Paper } from './paper-host.ts';

const STOCK = 'smtp inet n - y - - smtpd\nqmgr unix n - n 300 1 qmgr\nlocal unix - n n - - local\n';
const files = (main: string, master = STOCK) => ({ '/etc/postfix/main.cf': main, '/etc/postfix/master.cf': master });
const values = async (stops: string, main: string, master?: string, more: Paper = {}) =>
  (await ask(badValues, { files: files(main, master), ...more }, { stops })).outcome;

describe('bad values', () => {
  test.each([
    ['message_size_limit = 10MB', 'message_size_limit'],
    ['syslog_name =', 'syslog_name'],
    ['syslog_facility = local8', 'syslog_facility'],
    ['inet_protocols = ipv5', 'inet_protocols'],
    ['compatibility_level = latest', 'compatibility_level'],
    ['mydestination = ${mydomain', 'mydestination'],
    ['mydestination = $mydestination x', 'mydestination'],
    ['max_use = 100 # as before', 'max_use'],
  ])('%s stops everything', async (line, parameter) => {
    expect(await values('every-program', `a = b\n${line}\n`)).toMatchObject({ kind: 'bad', items: [{ parameter, line: 2 }] });
    expect(await values('one-daemon', `${line}\n`)).toEqual({ kind: 'none' });
  });
  test('one daemon, named where master.cf runs it', async () => {
    expect(await values('one-daemon', 'smtpd_timeout = abc\n')).toMatchObject({
      items: [{ parameter: 'smtpd_timeout', programs: 'smtpd' }],
    });
    expect(await values('one-daemon', 'virtual_mailbox_limit = big\n')).toEqual({ kind: 'none' });
  });
  test('a delivery agent that master.cf does not have is never asked about', async () => {
    const master = `${STOCK}relay unix - - y - - smtp\n`;
    expect(await values('one-daemon', 'relay_destination_rate_delay = x\n', master)).toMatchObject({ items: [{ programs: 'qmgr' }] });
    expect(await values('one-daemon', 'mine_destination_rate_delay = x\n', master)).toEqual({ kind: 'none' });
  });
  test('an override of the only service hides main.cf and is judged itself', async () => {
    const master = 'smtp inet n - y - - smtpd -o smtpd_timeout=10s\n';
    expect(await values('one-daemon', 'smtpd_timeout = abc\n', master)).toEqual({ kind: 'none' });
    const bad = 'a = b\nsmtp inet n - y - - smtpd\n  -o smtpd_helo_required=on\n';
    expect(await values('one-daemon', 'a = b\n', `${bad.slice(6)}`)).toMatchObject({
      items: [{ parameter: 'smtpd_helo_required', programs: 'smtpd of the service smtp' }],
    });
  });
  test('what hangs on an unknown $name is not judged', async () => {
    expect(await values('every-program', 'max_use = $mine\n')).toEqual({ kind: 'none' });
  });
  test('postconf knows it', async () => {
    const runs = { 'postconf -c /etc/postfix -x': { stdout: 'max_use = 5x\nmine = 5x\n' } };
    expect(await values('every-program', 'max_use = $mine\n', STOCK, { runs })).toMatchObject({ items: [{ value: '5x' }] });
  });
  test('an override that is none', async () => {
    const master = 'smtp inet n - y - - smtpd\n  -o smtpd_tls_wrappermode\n';
    expect(await values('one-daemon', 'a = b\n', master)).toMatchObject({
      items: [{ parameter: 'smtpd_tls_wrappermode', programs: 'smtpd of the service smtp', line: 1 }],
    });
  });
  test('further instances need a wrapper', async () => {
    const main = 'multi_instance_directories = /etc/postfix-out\n';
    const runs = (wrapper: string) => ({ 'postconf -c /etc/postfix -x': { stdout: `multi_instance_wrapper = ${wrapper}\n` } });
    expect(await values('every-program', main, STOCK, { runs: runs('') })).toMatchObject({
      items: [{ parameter: 'multi_instance_wrapper' }],
    });
    expect(await values('every-program', main, STOCK, { runs: runs('/usr/sbin/postmulti -p --') })).toEqual({ kind: 'none' });
  });
  test('no main.cf, no answer', async () => {
    expect((await ask(badValues, {}, { stops: 'every-program' })).outcome.kind).toBe('unknown');
  });
});

describe('names', () => {
  const named = async (main: string) => (await ask(hostName, { files: files(main) })).outcome;
  test('good ones', async () => expect((await named('myhostname = mail.example.test\n')).kind).toBe('good'));
  test('bad ones, with their place', async () => {
    const main = 'myhostname = mail.example.test\nmydomain = example..test\n';
    expect(await named(main)).toMatchObject({ kind: 'bad-name', parameter: 'mydomain', place: '/etc/postfix/main.cf line 2' });
  });
  test('relayhost', async () => {
    expect((await named('myhostname = m.example.test\nrelayhost = M.example.test\n')).kind).toBe('relays-to-itself');
    expect((await named('myhostname = m.example.test\nrelayhost = [m.example.test]\n')).kind).toBe('good');
  });
  test('a name from another parameter needs postconf', async () => expect((await named('myhostname = $own\n')).kind).toBe('unknown'));
});

describe('myorigin', () => {
  const origin = async (main: string, more = {}) =>
    (await ask(mailOrigin, { files: { '/etc/os-release': 'ID=ubuntu\nID_LIKE=debian\n', ...files(main), ...more } })).outcome;
  test.each([
    ['myorigin = /etc/mailname\n', { '/etc/mailname': 'example.test\n' }, 'good'],
    ['myorigin = /etc/mailname\n', {}, 'file-missing'],
    ['myorigin = /etc/mailname\n', { '/etc/mailname': '\nexample.test\n' }, 'file-empty'],
    ['myorigin = /etc/mailname\n', { '/etc/mailname': '# the name\n' }, 'several-names'],
    ['myorigin = /etc/mailname\n', { '/etc/mailname': 'denied' }, 'unknown'],
    ['myorigin = /etc/mailname\n', { '/etc/os-release': 'ID=fedora\n' }, 'good'],
    ['myorigin = example.test\n', {}, 'good'],
    ['myorigin = a.test, b.test\n', {}, 'several-names'],
  ])('%j %j', async (main, more, kind) => expect((await origin(main, more)).kind).toBe(kind));
});

describe('accounts', () => {
  const GETENT = {
    'getent passwd postfix': { stdout: 'postfix:x:105:112::/var/spool/postfix:/usr/sbin/nologin\n' },
    'getent passwd 105': { stdout: 'postfix:x:105:112::/var/spool/postfix:/usr/sbin/nologin\n' },
    'getent passwd nobody': { stdout: 'nobody:x:65534:65534::/:/usr/sbin/nologin\n' },
    'getent passwd 65534': { stdout: 'nobody:x:65534:65534::/:/usr/sbin/nologin\n' },
    'getent group postdrop': { stdout: 'postdrop:x:113:\n' },
    'getent group 113': { stdout: 'postdrop:x:113:\n' },
  };
  const look = async (parameter: string, main = 'a = b\n', runs: Paper['runs'] = {}) =>
    (await ask(account, { files: files(main), runs: { ...GETENT, ...runs } }, { parameter })).outcome;
  test.each(['mail_owner', 'default_privs', 'setgid_group'])('%s by default', async (parameter) =>
    expect(await look(parameter)).toEqual({ kind: 'good' }),
  );
  test('unknown names', async () => {
    const runs = { 'getent passwd postfx': { code: 2 }, 'getent group maildrop': { code: 2 } };
    expect(await look('mail_owner', 'mail_owner = postfx\n', runs)).toMatchObject({ kind: 'unknown-name', value: 'postfx' });
    expect(await look('setgid_group', 'setgid_group = maildrop\n', runs)).toMatchObject({ kind: 'unknown-name' });
    expect(await look('mail_owner', 'mail_owner = 105\n', runs)).toMatchObject({ kind: 'unknown-name' });
  });
  test('accounts that are not for Postfix alone', async () => {
    const root = { 'getent passwd root': { stdout: 'root:x:0:0::/root:/bin/sh\n' } };
    expect(await look('mail_owner', 'mail_owner = root\n', root)).toMatchObject({ why: expect.stringMatching(/number 0/) });
    expect(await look('default_privs', 'default_privs = postfix\n')).toMatchObject({ why: expect.stringMatching(/mail_owner is postfix/) });
    const group = { 'getent group postfix': { stdout: 'postfix:x:112:\n' }, 'getent group 112': { stdout: 'postfix:x:112:\n' } };
    expect(await look('setgid_group', 'setgid_group = postfix\n', group)).toMatchObject({ why: expect.stringMatching(/112/) });
    const twin = { 'getent passwd 105': { stdout: 'alice:x:105:112::/:/bin/sh\n' } };
    expect(await look('mail_owner', 'a = b\n', twin)).toMatchObject({ why: expect.stringMatching(/alice/) });
  });
  test('without getent the file can show an account, but not that it is nowhere', async () => {
    const none = { 'getent passwd postfix': 'not-found', 'getent passwd 105': 'not-found' } as const;
    expect((await look('mail_owner', 'a = b\n', none)).kind).toBe('unknown');
  });
});
