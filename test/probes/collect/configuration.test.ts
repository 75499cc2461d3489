import { expect, test } from 'vitest';
import { readConfiguration } from '../../../src/probes/collect/configuration.ts';
import { type Paper, paperHost } from '../paper-host.ts';

const MAIN = 'myhostname = mail.example.test\ninner = 127.0.0.1\ninet_interfaces = $inner,\n    [::1]\nmail_owner = $nosuch\n';
const MASTER = 'smtp inet n - y - - smtpd -o myhostname=mx.$mydomain\npickup unix n - y 60 1 pickup\n';
const FILES = { '/etc/postfix/main.cf': MAIN, '/etc/postfix/master.cf': MASTER };
const POSTCONF = 'postconf -c /etc/postfix -x';
const read = (paper: Paper) => readConfiguration(paperHost(paper), '/etc/postfix');

test('takes values from postconf, and places from the file', async () => {
  const stdout = 'inet_interfaces = 127.0.0.1, [::1]\nmydomain = example.test\nmyhostname = mail.example.test\nrelayhost =\n';
  const stderr = 'postconf: warning: /etc/postfix/main.cf: undefined parameter: nosuch\n'.repeat(3);
  const configuration = await read({ files: FILES, runs: { [POSTCONF]: { stdout, stderr } } });
  expect(configuration.source).toBe('postconf');
  expect(configuration.value('inet_interfaces')).toBe('127.0.0.1, [::1]');
  expect(configuration.value('relayhost')).toBe('');
  expect(configuration.value('nosuch')).toBeUndefined();
  expect(configuration.raw('inet_interfaces')).toBe('$inner, [::1]');
  expect(configuration.raw('mydomain')).toBeUndefined();
  expect(configuration.definition('inet_interfaces')).toMatchObject({ file: '/etc/postfix/main.cf', line: 3 });
  expect(configuration.warnings).toEqual(['warning: /etc/postfix/main.cf: undefined parameter: nosuch']);
});

test('a service has its own values where it overrides', async () => {
  const stdout = 'mydomain = example.test\nmyhostname = mail.example.test\n';
  const { master, serviceValue } = await read({ files: FILES, runs: { [POSTCONF]: { stdout } } });
  const [smtp, pickup] = master.ok ? master.value.services : [];
  expect(smtp && serviceValue(smtp, 'myhostname')).toBe('mx.example.test');
  expect(pickup && serviceValue(pickup, 'myhostname')).toBe('mail.example.test');
});

test('without postconf reads main.cf itself and knows the stable defaults only', async () => {
  const configuration = await read({ files: { ...FILES, '/usr/libexec/postfix/master': '' } });
  expect(configuration).toMatchObject({ source: 'parser', failure: { kind: 'not-found', what: 'postconf' } });
  expect(configuration.value('inet_interfaces')).toBe('127.0.0.1, [::1]');
  expect(configuration.value('queue_directory')).toBe('/var/spool/postfix');
  expect(configuration.value('daemon_directory')).toBe('/usr/libexec/postfix');
  expect(configuration.value('syslog_name')).toBe('postfix');
  expect(configuration.value('smtpd_banner')).toBeUndefined();
});

test('a postconf that gives up says why, with its status', async () => {
  const stderr = 'postconf: fatal: /etc/postfix/main.cf, line 29: missing \'=\' after attribute name: "this is garbage"\n';
  const { failure, source } = await read({ files: FILES, runs: { [POSTCONF]: { code: 1, stderr } } });
  expect(source).toBe('parser');
  expect(failure).toMatchObject({ kind: 'bad-output', what: 'postconf', code: 1, reason: expect.stringMatching(/^fatal: .*line 29/) });
});

test.each([
  ['missing', 'not-found'],
  ['unreadable', 'denied'],
  ['binary', 'bad-output'],
] as const)('main.cf %s', async (_name, kind) => {
  const configuration = await read({ files: { '/etc/postfix/main.cf': kind } });
  expect(configuration.main).toMatchObject({ ok: false, kind });
  expect(configuration.value('mail_owner')).toBe('postfix');
  expect(configuration.definition('mail_owner')).toBeUndefined();
});

test('a changed file is read anew', async () => {
  const before = await read({ files: { '/etc/postfix/main.cf': 'a = 1\n' } });
  const after = await read({ files: { '/etc/postfix/main.cf': 'a = 2\n' } });
  expect([before.raw('a'), after.raw('a')]).toEqual(['1', '2']);
});
