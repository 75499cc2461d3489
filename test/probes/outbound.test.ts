import { beforeAll, describe, expect, test } from 'vitest';
import type { HostCall } from '../../src/host/types.ts';
import defaultGateway from '../../src/probes/default-gateway.ts';
import nameServers from '../../src/probes/name-servers.ts';
import nativeLookup from '../../src/probes/native-lookup.ts';
import outboundDeliveries from '../../src/probes/outbound-deliveries.ts';
import outboundRoute from '../../src/probes/outbound-route.ts';
import relayhostName from '../../src/probes/relayhost-name.ts';
import remoteGreetings from '../../src/probes/remote-greetings.ts';
import smtpBindAddress from '../../src/probes/smtp-bind-address.ts';
import smtpJail from '../../src/probes/smtp-jail.ts';
import wayOut from '../../src/probes/way-out.ts';
import { useCatalogue } from '../support/catalogue.ts';
import { type Answers, address, answeringHost } from './answering-host.ts';

beforeAll(useCatalogue);
const instance = { name: '-', config: '/etc/postfix' };
const MAIN = 'myhostname = mail.example.test\nmydomain = example.test\ncompatibility_level = 3.6\nqueue_directory = /var/spool/postfix\n';
const MASTER = 'smtp inet n - y - - smtpd\nerror unix - - n - - error\nsmtp unix - - n - - smtp\n';
const JAILED = MASTER.replace('- - n - - smtp', '- - y - - smtp');

// biome-ignore lint/suspicious/noExplicitAny: each probe has its own shapes; the outcome's schema checks them.
async function ask(probe: any, answers: Answers & { main?: string; master?: string }, input: object = { instance }) {
  const files = {
    '/etc/postfix/main.cf': MAIN + (answers.main ?? ''),
    '/etc/postfix/master.cf': answers.master ?? MASTER,
    ...answers.files,
  };
  const host = answeringHost({ ...answers, files });
  const { outcome, evidence } = probe.interpret(await probe.collect(host, input), input);
  return { ...probe.outcome.parse(outcome), evidence, asked: host.asked };
}

describe('way-out', () => {
  test.each([
    ['', { kind: 'direct' }],
    ['relayhost = [relay.test]:587\n', { kind: 'relay-by-name', relay: '[relay.test]:587' }],
    ['relayhost = [192.0.2.9]\n', { kind: 'relay-by-address' }],
    ['relayhost = x.test\ndefault_transport = smtp:[192.0.2.9]\n', { kind: 'relay-by-address' }],
    ['default_transport = error: local only\n', { kind: 'not-by-smtp', transport: 'error' }],
    ['default_transport = stmp\n', { kind: 'no-service', transport: 'stmp', why: '/etc/postfix/master.cf has no such service' }],
    ['master_service_disable = smtp/unix\n', { kind: 'no-service', transport: 'smtp' }],
    ['smtp_tcp_port = 587\n', { kind: 'odd-port', port: 587, place: '/etc/postfix/main.cf line 5' }],
    ['smtp_tcp_port = 587\nrelayhost = [192.0.2.9]\n', { kind: 'relay-by-address' }],
    ['defer_transports = uucp smtp\n', { kind: 'deferred', value: 'uucp smtp' }],
  ])('%j', async (main, outcome) => expect(await ask(wayOut, { main })).toMatchObject(outcome));
});

describe('name-servers', () => {
  const file = '/etc/resolv.conf';
  const with_ = (text: string, lookups: NonNullable<Answers['lookups']>, main = '') =>
    ask(nameServers, { main, files: { [file]: text }, lookups }, { instance, file });
  const ASKED = 'MX example.test';

  test('one that answers is enough, be it that the name does not exist', async () => {
    const lookups = { [`192.0.2.1 ${ASKED}`]: 'timed-out', [`192.0.2.2 ${ASKED}`]: 'nxdomain' } as const;
    expect(await with_('nameserver 192.0.2.1\nnameserver 192.0.2.2\n', lookups)).toMatchObject({ kind: 'answer' });
  });
  test('silent and absent servers are down; the silent one was asked twice', async () => {
    const dead = {
      [`127.0.0.53 ${ASKED}`]: 'no-server',
      [`192.0.2.1 ${ASKED}`]: 'timed-out',
      [`127.0.0.1 ${ASKED}`]: 'no-server',
    } as const;
    const answer = await with_('nameserver 192.0.2.1\n', dead);
    expect(answer).toMatchObject({ kind: 'down', servers: '192.0.2.1', what: '192.0.2.1 (/etc/resolv.conf line 1) gives no answer' });
    const questions = answer.asked.filter((call: HostCall) => call.op === 'lookup' && call.server === '192.0.2.1');
    expect(questions).toHaveLength(2);
  });
  test('another server on this host answers', async () => {
    const lookups = { [`192.0.2.1 ${ASKED}`]: 'no-server', [`127.0.0.1 ${ASKED}`]: ['10 mail.example.test'] } as const;
    expect(await with_('nameserver 192.0.2.1\n', lookups)).toMatchObject({ kind: 'elsewhere', other: '127.0.0.1' });
  });
  test('without a usable line the library asks 127.0.0.1', async () => {
    const dead = { [`127.0.0.1 ${ASKED}`]: 'no-server', [`127.0.0.53 ${ASKED}`]: 'no-server' } as const;
    const wrong = await with_('nameservers 192.0.2.1\n', dead);
    expect(wrong).toMatchObject({ kind: 'empty', what: '/etc/resolv.conf names no server: line 1 says "nameservers 192.0.2.1"' });
    expect(await with_('', { [`127.0.0.1 ${ASKED}`]: ['10 x'] })).toMatchObject({ kind: 'answer', servers: '127.0.0.1' });
    const closed = await ask(
      nameServers,
      { files: { [file]: 'nameserver 192.0.2.1\n' }, modes: { [file]: 0o600 }, lookups: dead },
      { instance, file },
    );
    expect(closed).toMatchObject({ kind: 'empty', what: "/etc/resolv.conf has mode 600: Postfix's processes may not read it" });
    const missing = await ask(nameServers, { lookups: dead }, { instance, file });
    expect(missing).toMatchObject({ kind: 'missing', what: '/etc/resolv.conf does not exist' });
  });
  test('refusing is not failing, and one broken zone accuses nobody', async () => {
    expect(await with_('nameserver 192.0.2.1\n', { [`192.0.2.1 ${ASKED}`]: 'refused' })).toMatchObject({ kind: 'refuse' });
    expect(await with_('nameserver 192.0.2.1\n', { [`192.0.2.1 ${ASKED}`]: 'servfail' })).toMatchObject({ kind: 'unknown' });
    const both = { [`192.0.2.1 ${ASKED}`]: 'servfail', '192.0.2.1 MX relay.other.test': 'servfail' } as const;
    expect(await with_('nameserver 192.0.2.1\n', both, 'relayhost = [relay.other.test]\n')).toMatchObject({ kind: 'fail' });
  });
  test('what could not be asked is unknown', async () => {
    expect(await with_('nameserver 192.0.2.1\n', { [`192.0.2.1 ${ASKED}`]: 'not-allowed' })).toMatchObject({ kind: 'unknown' });
    expect(await ask(nameServers, { files: { [file]: 'denied' } }, { instance, file })).toMatchObject({
      kind: 'unknown',
      failure: 'denied',
    });
  });
});

describe('smtp-jail', () => {
  const own = { '/etc/resolv.conf': '# from DHCP\nnameserver 192.0.2.1\n' };
  const copy = '/var/spool/postfix/etc/resolv.conf';
  test.each([
    ['outside the jail', MASTER, {}, 'no-jail'],
    ['other comments only', JAILED, { [copy]: 'search x.test\nnameserver 192.0.2.1\n' }, 'same'],
    ['another server', JAILED, { [copy]: 'nameserver 192.0.2.2\n' }, 'differs'],
    ['no copy', JAILED, {}, 'missing'],
    ['a copy that may not be read', JAILED, { [copy]: 'denied' }, 'unknown'],
  ])('%s', async (_name, master, files, kind) =>
    expect(await ask(smtpJail, { master, files: { ...own, ...files } })).toMatchObject({ kind }),
  );
});

describe('native-lookup', () => {
  const without = { '/etc/nsswitch.conf': 'passwd: files\nhosts: files myhostname # dns\n' };
  test.each([
    ['', without, 'not-used'],
    ['smtp_host_lookup = dns, native\n', without, 'not-used'],
    ['smtp_host_lookup = native\n', without, 'without-dns'],
    ['disable_dns_lookups = yes\n', without, 'without-dns'],
    ['smtp_host_lookup = native\n', { '/etc/nsswitch.conf': 'hosts: files resolve [!UNAVAIL=return] dns\n' }, 'with-dns'],
    ['smtp_host_lookup = native\n', {}, 'with-dns'],
    ['disable_dns_lookups = yes\n', {}, 'no-mx'],
    ['smtp_dns_support_level = disabled\nrelayhost = [relay]\n', {}, 'with-dns'],
  ])('%j', async (main, files, kind) => expect(await ask(nativeLookup, { main, files })).toMatchObject({ kind }));
});

describe('relayhost-name', () => {
  const relay = (value: string, lookups: NonNullable<Answers['lookups']>, more = '') =>
    ask(relayhostName, { main: `relayhost = ${value}\n${more}`, lookups });
  test('names that lead somewhere', async () => {
    expect(await ask(relayhostName, {})).toMatchObject({ kind: 'no-relay' });
    expect(await relay('[relay.test]', { '- A relay.test': ['192.0.2.9'] })).toMatchObject({ kind: 'resolves', addresses: ['192.0.2.9'] });
    expect(await relay('firm.test', { '- MX firm.test': ['10 mx.firm.test'], '- A mx.firm.test': ['192.0.2.9'] })).toMatchObject({
      kind: 'resolves',
    });
    expect(await relay('[no.test], [relay.test]', { '- A relay.test': ['192.0.2.9'] })).toMatchObject({ kind: 'resolves' });
  });
  test('names that lead nowhere', async () => {
    expect(await relay('[relay.test]', {})).toMatchObject({
      kind: 'unresolvable',
      setting: 'relayhost',
      why: 'DNS knows no address for it',
    });
    expect(await relay('firm.test', { '- MX firm.test': ['10 mx.firm.test'] })).toMatchObject({
      kind: 'unresolvable',
      why: 'DNS names mx.firm.test for it, which has no address',
    });
    expect(await relay('[six.test]', { '- AAAA six.test': ['2001:db8::9'] }, 'inet_protocols = ipv4\n')).toMatchObject({
      kind: 'unresolvable',
    });
  });
  test('a name that SRV records lead on from', async () => {
    const srv = (records: NonNullable<Answers['lookups']>) => relay('firm.test:submission', records, 'use_srv_lookup = submission\n');
    const records = { '- SRV _submission._tcp.firm.test': ['0 0 587 mx.firm.test'], '- A mx.firm.test': ['192.0.2.9'] };
    expect(await srv(records)).toMatchObject({ kind: 'resolves', addresses: ['192.0.2.9'] });
    expect(await srv({})).toMatchObject({ kind: 'unknown' });
    expect(await relay('firm.test:submission', records)).toMatchObject({ kind: 'unresolvable' });
  });
  test('no clear answer, and names that others than DNS may know', async () => {
    expect(await relay('[relay.test]', { '- A relay.test': 'servfail' })).toMatchObject({ kind: 'unknown' });
    expect(await relay('[relay.test]', {}, 'smtp_host_lookup = native\n')).toMatchObject({ kind: 'unknown' });
  });
});

describe('outbound-route', () => {
  const FOUR = 'ip route get 198.41.0.4';
  const SIX = 'ip route get 2001:503:ba3e::2:30';
  const no = { code: 2, stderr: 'RTNETLINK answers: Network is unreachable\n' };
  const yes = { stdout: '198.41.0.4 via 192.0.2.1 dev eth0 src 192.0.2.10 uid 0\n    cache\n' };
  const route = (runs: NonNullable<Answers['runs']>, interfaces = [address('192.0.2.10')], main = '') =>
    ask(outboundRoute, { runs, interfaces, main });
  test.each([
    ['both', { [FOUR]: yes, [SIX]: yes }, [address('192.0.2.10')], '', 'routed'],
    ['no IPv6 route is common', { [FOUR]: yes, [SIX]: no }, [address('192.0.2.10'), address('2001:db8::10')], '', 'routed'],
    ['none', { [FOUR]: no, [SIX]: no }, [address('192.0.2.10')], '', 'no-route'],
    ['no IPv4 route at a public IPv4 address', { [FOUR]: no, [SIX]: yes }, [address('192.0.2.10')], '', 'no-route'],
    [
      'a host that is connected by IPv6',
      { [FOUR]: no, [SIX]: yes },
      [address('10.0.0.5', 'private'), address('2001:db8::10')],
      '',
      'routed',
    ],
    [
      'blackhole',
      { [FOUR]: { code: 2, stderr: 'RTNETLINK answers: Invalid argument\n' } },
      [address('192.0.2.10')],
      'inet_protocols = ipv4\n',
      'no-route',
    ],
    [
      'unreachable',
      { [SIX]: { stdout: 'unreachable 2001:503:ba3e::2:30 dev lo error -101\n' } },
      [],
      'inet_protocols = ipv6\n',
      'no-route',
    ],
    ['a relay on the same network', { 'ip route get 192.0.2.9': yes }, [], 'relayhost = [192.0.2.9]\n', 'routed'],
    ['a relay beyond', { 'ip route get 198.51.100.9': no }, [], 'relayhost = [198.51.100.9]\n', 'no-route'],
    ['without ip(8)', {}, [], '', 'unknown'],
  ] as const)('%s', async (_name, runs, interfaces, main, kind) =>
    expect(await route(runs, [...interfaces], main)).toMatchObject({ kind }),
  );
});

describe('smtp-bind-address', () => {
  const interfaces = [address('127.0.0.1', 'loopback', 'lo'), address('192.0.2.10'), address('2001:db8::10')];
  const bind = (main: string, more: Answers & { master?: string } = {}) => ask(smtpBindAddress, { main, interfaces, ...more });
  test('addresses of this host and of others', async () => {
    expect(await bind('')).toMatchObject({ kind: 'unset' });
    expect(await bind('smtp_bind_address = 192.0.2.10\nsmtp_bind_address6 = [2001:DB8::10]\n')).toMatchObject({ kind: 'own' });
    expect(await bind('smtp_bind_address = 192.0.2.99\n')).toMatchObject({
      kind: 'not-own',
      place: '/etc/postfix/main.cf line 5',
      addresses: '192.0.2.10, 2001:db8::10',
    });
    expect(await bind('smtp_bind_address6 = 2001:db8::99\ninet_protocols = ipv4\n')).toMatchObject({ kind: 'unset' });
  });
  test('in master.cf, floating, and loopback', async () => {
    const master = `${MASTER}  -o smtp_bind_address=192.0.2.99\n`;
    expect(await bind('', { master })).toMatchObject({ kind: 'not-own', place: '/etc/postfix/master.cf line 3' });
    const files = { '/proc/sys/net/ipv4/ip_nonlocal_bind': '1\n' };
    expect(await bind('smtp_bind_address = 192.0.2.99\n', { files })).toMatchObject({ kind: 'own' });
    expect(await bind('smtp_bind_address = 127.0.0.1\n')).toMatchObject({ kind: 'loopback' });
    expect(await bind('smtp_bind_address = 127.0.0.1\nrelayhost = [127.0.0.1]:10025\n')).toMatchObject({ kind: 'own' });
  });
});

describe('outbound-deliveries', () => {
  const NOW = Date.parse('2026-11-24T12:00:00Z');
  const line = (time: string, text: string) => `2026-11-24T${time}:00+00:00 mail postfix/${text}\n`;
  const start = line('06:00', 'master[9]: daemon started -- version 3.7.11, configuration /etc/postfix');
  const fails = (time: string, host: string, why = 'Connection timed out') => line(time, `smtp[3]: connect to ${host}:25: ${why}`);
  const sent = (time: string, host: string) =>
    line(time, `smtp[3]: AAAAAA: to=<x@b.test>, relay=${host}:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)`);
  const [REMOTE, OTHER, THIRD] = ['mx.remote.test[198.51.100.25]', 'mx.other.test[203.0.113.25]', 'mx.third.test[192.0.2.25]'] as const;
  const read = (log: string, main = '', lookups: NonNullable<Answers['lookups']> = {}) =>
    ask(outboundDeliveries, {
      main: `maillog_file = /var/log/postfix.log\n${main}`,
      files: { '/var/log/postfix.log': log },
      lookups,
      nowMs: NOW,
    });

  test.each([
    ['nothing sent', start, 'quiet'],
    ['all is well', start + fails('08:00', REMOTE) + sent('09:00', REMOTE), 'delivering'],
    ['two unrelated servers', start + fails('11:00', REMOTE) + fails('11:01', OTHER), 'blocked'],
    ['refused by two', start + fails('11:00', REMOTE, 'Connection refused') + fails('11:01', OTHER, 'Connection refused'), 'blocked'],
    ['one server', start + fails('11:00', REMOTE) + fails('11:30', REMOTE), 'some-fail'],
    ['two of one owner', start + fails('11:00', REMOTE) + fails('11:01', 'mx2.remote.test[203.0.113.7]'), 'some-fail'],
    ['one silent, one refusing', start + fails('11:00', REMOTE) + fails('11:01', OTHER, 'Connection refused'), 'some-fail'],
    ['a third was reached just before', start + sent('10:55', THIRD) + fails('11:00', REMOTE) + fails('11:01', OTHER), 'some-fail'],
    ['one of them was reached just before', start + sent('10:55', OTHER) + fails('11:00', REMOTE) + fails('11:01', OTHER), 'blocked'],
    ['a third is reached afterwards', start + fails('11:00', REMOTE) + fails('11:01', OTHER) + sent('11:02', THIRD), 'delivering'],
    ['long ago', start + fails('07:00', REMOTE) + fails('07:01', OTHER), 'quiet'],
    ['before the start', fails('05:58', REMOTE) + fails('05:59', OTHER) + start, 'quiet'],
    ['a filter on this host', start + fails('11:00', '127.0.0.1[127.0.0.1]') + fails('11:01', 'lan.test[10.0.0.1]'), 'quiet'],
    ['no way to the gateway', start + fails('11:00', REMOTE, 'No route to host'), 'no-route-to-host'],
    [
      'a route set to blackhole',
      start + fails('11:00', REMOTE, 'Invalid argument') + fails('11:01', OTHER, 'Invalid argument'),
      'some-fail',
    ],
    ['what a client says', start + line('11:00', `smtpd[4]: connect to ${REMOTE}:25: Connection timed out`), 'quiet'],
  ])('%s', async (_name, log, kind) => expect(await read(log)).toMatchObject({ kind }));

  test('the relay fails, or succeeded since', async () => {
    const main = 'relayhost = [mx.remote.test]\n';
    const lookups = { '- A mx.remote.test': ['198.51.100.25'] };
    const failed = start + sent('10:00', REMOTE) + fails('11:00', REMOTE);
    expect(await read(failed, main, lookups)).toMatchObject({
      kind: 'relay-fails',
      address: `${REMOTE}:25`,
      error: 'Connection timed out',
      count: 1,
    });
    expect(await read(failed + sent('11:30', REMOTE), main, lookups)).toMatchObject({ kind: 'delivering' });
    expect(await read(start + fails('11:00', OTHER), main, lookups)).toMatchObject({ kind: 'quiet' });
  });
  test('IPv4 was there and is no longer; IPv6 never was', async () => {
    const NET = 'Network is unreachable';
    const had = start + sent('10:00', REMOTE);
    expect(await read(had + fails('11:00', OTHER, NET))).toMatchObject({ kind: 'unreachable', address: '203.0.113.25', own: 'none' });
    expect(await read(start + fails('11:00', OTHER, NET))).toMatchObject({ kind: 'quiet' });
    expect(await read(had + fails('11:00', 'mx.six.test[2001:db8:25::25]', NET))).toMatchObject({ kind: 'delivering' });
  });
  test('a log that may not be read', async () => {
    const answers = { main: 'maillog_file = /var/log/postfix.log\n', files: { '/var/log/postfix.log': 'denied' as const }, nowMs: NOW };
    expect(await ask(outboundDeliveries, answers)).toMatchObject({ kind: 'unknown', failure: 'denied' });
  });
});

describe('default-gateway', () => {
  const run = { 'ip route get 198.51.100.25': { stdout: '198.51.100.25 via 192.0.2.1 dev eth0 src 192.0.2.10\n' } };
  const arp = (flags: string, mac: string) =>
    `IP address HW type Flags HW address Mask Device\n192.0.2.1        0x1         ${flags}         ${mac}     *        eth0\n`;
  test.each([
    ['there', arp('0x2', '02:00:00:00:00:01'), 'answers'],
    ['not there', arp('0x0', '00:00:00:00:00:00'), 'silent'],
    ['not asked for', 'IP address\n', 'not-asked'],
    [
      'no way at all',
      'IP address\n',
      'no-route',
      { 'ip route get 198.51.100.25': { code: 2, stderr: 'RTNETLINK answers: Network is unreachable\n' } },
    ],
  ] as const)('%s', async (_name, table, kind, runs: Answers['runs'] = run) =>
    expect(await ask(defaultGateway, { runs, files: { '/proc/net/arp': table } }, { address: '198.51.100.25' })).toMatchObject({
      kind,
    }),
  );
});

describe('remote-greetings', () => {
  const lookups = {
    '- MX gmail.com': ['5 mx.gmail.com'],
    '- A mx.gmail.com': ['198.51.100.1'],
    '- MX outlook.com': ['5 mx.outlook.com'],
    '- A mx.outlook.com': ['203.0.113.1'],
  };
  const dial = (one: NonNullable<Answers['dials']>[string], other: NonNullable<Answers['dials']>[string]) =>
    ask(remoteGreetings, { lookups, dials: { '198.51.100.1:25': one, '203.0.113.1:25': other } });
  test.each([
    ['one greets', { received: ['220 hello'] }, 'timed-out', { kind: 'greeted' }],
    ['both silent', 'timed-out', 'timed-out', { kind: 'blocked', how: 'gave no answer' }],
    ['both refused', { ended: 'refused' }, { ended: 'refused' }, { kind: 'blocked', how: 'refused' }],
    ['not permitted', 'not-allowed', 'not-allowed', { kind: 'unknown', failure: 'not-allowed' }],
    ['one permitted', 'timed-out', 'not-allowed', { kind: 'unknown' }],
  ] as const)('%s', async (_name, one, other, outcome) => expect(await dial(one, other)).toMatchObject(outcome));
  test('nobody to ask', async () => expect(await ask(remoteGreetings, {})).toMatchObject({ kind: 'unknown' }));
});
