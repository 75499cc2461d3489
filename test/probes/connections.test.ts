import { describe, expect, test } from 'vitest';
import type { DialValue, Listener, NetworkAddress } from '../../src/host/types.ts';
import { readConfiguration } from '../../src/probes/collect/configuration.ts';
import type { PublishedDomain } from '../../src/probes/collect/published-hosts.ts';
import listeningAddresses from '../../src/probes/listening-addresses.ts';
import mailRole from '../../src/probes/mail-role.ts';
import publicDns from '../../src/probes/public-dns.ts';
import relayPolicy from '../../src/probes/relay-policy.ts';
import smtpGreeting from '../../src/probes/smtp-greeting.ts';
import smtpService from '../../src/probes/smtp-service.ts';
import smtpdLoad from '../../src/probes/smtpd-load.ts';
import smtpdRestrictions from '../../src/probes/smtpd-restrictions.ts';
import whoListens from '../../src/probes/who-listens.ts';
import { outcomeOf } from './ask.ts';
import { paperHost, process } from './paper-host.ts';

const MAIN =
  'myhostname = mail.example.test\nmydomain = example.test\nmydestination = $myhostname, localhost, $mydomain\ninet_protocols = all\n';
const SMTP = 'smtp inet n - y - - smtpd\n';
const configuration = (main = '', master = SMTP) =>
  readConfiguration(paperHost({ files: { '/etc/postfix/main.cf': MAIN + main, '/etc/postfix/master.cf': master } }), '/etc/postfix');
const found = <T>(value: T) => ({ ok: true, value }) as const;
const denied = { ok: false, kind: 'denied', reason: 'no', what: 'x' } as const;

const socket = (address: string, pids: readonly number[] = [100], more: Partial<Listener> = {}): Listener => ({
  family: address.includes(':') ? 'ipv6' : 'ipv4',
  address,
  port: 25,
  pids,
  inode: 1,
  backlog: 0,
  backlogLimit: 100,
  ...more,
});
const address = (name: string, text: string, scope: NetworkAddress['scope'] = 'public'): NetworkAddress => ({
  interface: name,
  family: text.includes(':') ? 'ipv6' : 'ipv4',
  address: text,
  prefix: 24,
  scope,
});
const network = (...outer: NetworkAddress[]) =>
  found({ addresses: [address('lo', '127.0.0.1', 'loopback'), ...outer], outerInterfaces: ['eth0'] });
const ETH0 = address('eth0', '192.0.2.10');

describe('who listens', () => {
  const master = process(100, '/usr/lib/postfix/sbin/master -w', { name: 'master' });
  const ask = (
    listeners: readonly Listener[],
    processes = [process(1, '/sbin/init', { name: 'systemd' }), master],
    masterPid: number | null = 100,
  ) =>
    outcomeOf(
      whoListens,
      { listeners: found(listeners), processes: found(processes), initScripts: found([{ name: 'exim4', type: 'file' }]) },
      { port: 25, masterPid },
    ).outcome;
  test('nobody', () => expect(ask([socket('0.0.0.0', [100], { port: 587 })]).kind).toBe('nobody'));
  test('our master', () => expect(ask([socket('0.0.0.0')])).toMatchObject({ kind: 'postfix', pid: 100 }));
  test('the master of another instance', () => expect(ask([socket('0.0.0.0')], [master], 200).kind).toBe('other-postfix'));
  test('a mail server, and how to be rid of it under systemd', () => {
    const exim = process(300, '/usr/sbin/exim4 -bd', { unit: 'exim4.service' });
    expect(ask([socket('127.0.0.1', [300])], [process(1, '/sbin/init', { name: 'systemd' }), exim])).toMatchObject({
      kind: 'other-mail-server',
      name: 'exim4',
      address: '127.0.0.1:25',
      stop: 'systemctl stop exim4.service',
      keepOff: 'systemctl disable exim4.service',
    });
  });
  test('the same without systemd', () =>
    expect(ask([socket('::', [300])], [process(1, '/sbin/init', { name: 'init' }), process(300, '/usr/sbin/exim4 -bd')])).toMatchObject({
      stop: '/etc/init.d/exim4 stop',
      keepOff: 'update-rc.d exim4 disable',
      address: '[::]:25',
    }));
  test('a proxy in front may be meant so', () =>
    expect(ask([socket('0.0.0.0', [300])], [process(300, '/usr/sbin/haproxy -f x')]).kind).toBe('front'));
  test('any other program', () =>
    expect(ask([socket('0.0.0.0', [300])], [process(300, '/usr/bin/python3 x.py')]).kind).toBe('other-program'));
  test('an owner that is not to be seen is not guessed', () =>
    expect(ask([socket('0.0.0.0', [])])).toMatchObject({ kind: 'unknown', failure: 'denied' }));
});

describe('the SMTP service', () => {
  const ask = async (master: string, main = '') => outcomeOf(smtpService, await configuration(main, master)).outcome;
  test.each([
    [SMTP, 'enabled'],
    ['25 inet n - y - - smtpd\n', 'enabled'],
    ['192.0.2.10:smtp inet n - y - - smtpd\n127.0.0.1:smtp inet n - y - - smtpd\n', 'enabled'],
    ['#smtp inet n - y - - smtpd\n', 'missing'],
    ['pickup unix n - y 60 1 pickup\n', 'missing'],
    ['#smtp inet n - y - - smtpd\n127.0.0.1:10025 inet n - n - - smtpd\n', 'behind-front'],
    ['submission inet n - y - - smtpd\n', 'missing'],
    ['2525 inet n - y - - smtpd\n#smtp inet n - y - 1 postscreen\n', 'other-port'],
    ['127.0.0.1:smtp inet n - y - - smtpd\n', 'loopback-only'],
    ['localhost:25 inet n - y - - smtpd\n', 'loopback-only'],
    ['smtp inet n - y - - smtpd\n  -o smtpd_tls_wrappermode=yes\n', 'tls-wrapped'],
    ['smtp inet n - y - 1 postscreen\n', 'no-smtpd-pass'],
    ['smtp inet n - y - 1 postscreen\nsmtpd pass - - y - - smtpd\n', 'enabled'],
  ])('%s is %s', async (master, kind) => {
    const main = 'smtpd_service_name = smtpd\n';
    expect((await ask(master, main)).kind).toBe(kind);
  });
  test('the commented line is named', async () =>
    expect(await ask('# a comment\n\n#smtp inet n - y - - smtpd\n')).toMatchObject({
      where: 'line 3 of /etc/postfix/master.cf is switched off by its comment sign',
      text: 'smtp inet n - y - - smtpd',
    }));
  test('settings for all services', async () => {
    expect(await ask(SMTP, 'smtpd_tls_wrappermode = yes\n')).toMatchObject({ kind: 'tls-wrapped', place: '/etc/postfix/main.cf line 5' });
    expect(await ask(SMTP, 'master_service_disable = inet\n')).toMatchObject({ kind: 'switched-off', item: 'inet' });
  });
});

describe('greetings', () => {
  const ask = async (value: Partial<DialValue>, main = '', master = SMTP) => {
    const dialled = found({ ended: 'connected', received: [], connectMs: 0, firstLineMs: 1, ...value } as DialValue);
    return outcomeOf(smtpGreeting, { dialled, configuration: await configuration(main, master) }, { address: '127.0.0.1', port: 25 })
      .outcome;
  };
  test.each([
    [{ received: ['220 mail.example.test ESMTP Postfix', '221 2.0.0 Bye'] }, 'greeted'],
    [{ received: ['220-mail.example.test ESMTP', '220 mail.example.test ESMTP'], firstLineMs: 10 }, 'greeted'],
    [{ received: ['220 mail.example.test ESMTP Postfix'], firstLineMs: 4200 }, 'greeted-late'],
    [{ received: ['220 mail.example.test ESMTP Exim 4.96'] }, 'greeted-by-other'],
    [{ received: ['220 other.example.test ESMTP Postfix'] }, 'greeted-by-other-name'],
    [{ received: ['421 4.3.2 All server ports are busy'], ended: 'closed' }, 'turned-away'],
    [{ ended: 'refused' }, 'refused'],
    [{ ended: 'unreachable' }, 'unknown'],
    [{ ended: 'silent', firstLineMs: null }, 'silent'],
    [{ ended: 'closed', firstLineMs: null }, 'silent'],
    [{ received: ['\u0016\u0003\u0001binary'], ended: 'closed' }, 'greeted-by-other-name'],
  ] as const)('%j: %s', async (value, kind) => expect((await ask(value)).kind).toBe(kind));
  test('a banner of our own making', async () =>
    expect((await ask({ received: ['220 welcome to Exim'] }, 'smtpd_banner = welcome to Exim\n')).kind).toBe('greeted'));
  test('silence on a service that waits for TLS', async () =>
    expect((await ask({ ended: 'silent', firstLineMs: null }, 'smtpd_tls_wrappermode = yes\n')).kind).toBe('tls-wrapped'));
});

describe('sockets against settings', () => {
  const ask = async (main: string, listeners: readonly Listener[], more: object = {}) => {
    const facts = {
      configuration: await configuration(main),
      network: network(ETH0),
      listeners: found(listeners),
      hosts: found('127.0.0.1 localhost\n192.0.2.10 mail.example.test\n'),
      masterCf: found({ mtimeMs: 1_000_000 }),
      reloadedAtMs: null,
      ...more,
    };
    return outcomeOf(listeningAddresses, facts, { startedAtMs: 5_000_000, masterPid: 100 }).outcome;
  };
  test.each([
    ['', ['0.0.0.0'], 'as-configured'],
    ['inet_interfaces = 192.0.2.10, localhost\n', ['192.0.2.10', '127.0.0.1'], 'as-configured'],
    ['inet_interfaces = loopback-only\n', ['127.0.0.1'], 'loopback-only'],
    ['inet_interfaces = all\n', ['127.0.0.1'], 'needs-restart'],
    ['inet_interfaces = loopback-only\n', ['0.0.0.0'], 'needs-restart'],
    ['inet_interfaces = 127.0.0.1, 10.1.2.3\n', ['127.0.0.1', '10.1.2.3'], 'excludes'],
    ['inet_interfaces = no-such-name.test\n', ['0.0.0.0'], 'as-configured'],
    ['', [], 'closed'],
  ])('%s with %j: %s', async (main, open, kind) => {
    const more = kind === 'excludes' ? { network: network(ETH0, address('eth0', '10.1.2.3', 'private')) } : {};
    expect(
      (
        await ask(
          main,
          open.map((one) => socket(one)),
          more,
        )
      ).kind,
    ).toBe(kind);
  });
  test('IPv6 only', async () => {
    const more = { network: network(ETH0, address('eth0', '2001:db8::10')) };
    expect((await ask('inet_protocols = ipv6\n', [socket('::')], more)).kind).toBe('ipv6-only');
    expect(await ask('inet_protocols = ipv4\n', [socket('0.0.0.0')], more)).toMatchObject({
      kind: 'ipv4-only',
      addresses: ['2001:db8::10'],
    });
  });
  test('master.cf is newer than the last start', async () =>
    expect((await ask('', [], { masterCf: found({ mtimeMs: 9_000_000 }) })).kind).toBe('not-loaded'));
  test('a reload since has read it', async () =>
    expect((await ask('', [], { masterCf: found({ mtimeMs: 9_000_000 }), reloadedAtMs: 9_500_000 })).kind).toBe('closed'));
  test("another instance's sockets are not ours", async () =>
    expect((await ask('inet_interfaces = all\n', [socket('192.0.2.10', [200])])).kind).toBe('as-configured'));
  test('sockets without a visible owner may be anybody else’s', async () =>
    expect((await ask('inet_interfaces = loopback-only\n', [socket('127.0.0.1', []), socket('192.0.2.10', [])])).kind).toBe('unknown'));
  test('what cannot be seen is unknown', async () => expect((await ask('', [], { listeners: denied })).kind).toBe('unknown'));
});

describe("the host's role", () => {
  const domain = (name: string, ...addresses: string[]): PublishedDomain => ({
    domain: name,
    by: 'mx',
    hosts: [{ name: `mx.${name}`, addresses }],
    complete: true,
  });
  const ask = async (main: string, published: readonly PublishedDomain[], net = network(ETH0)) =>
    outcomeOf(mailRole, { configuration: await configuration(main), network: net, published }).outcome.kind;
  const nowhere: PublishedDomain = { domain: 'example.test', by: 'nothing', hosts: [], complete: false };
  test.each([
    ['DNS sends mail here', 'relayhost = [relay.test]\n', domain('example.test', '192.0.2.10'), 'receives'],
    ['a domain of its own, no relay, no answer from DNS', '', nowhere, 'receives'],
    ['a relay, and DNS sends mail elsewhere', 'relayhost = [relay.test]\n', domain('example.test', '203.0.113.9'), 'unclear'],
    ['DNS sends mail elsewhere', '', domain('example.test', '203.0.113.9'), 'mail-goes-elsewhere'],
    ['a null client', 'mydestination =\nrelayhost = [relay.test]\n', nowhere, 'sends-only'],
    ['local mail only', 'default_transport = error\n', nowhere, 'sends-only'],
    ['its own name only', 'mydestination = $myhostname, localhost.$mydomain, localhost\n', nowhere, 'unclear'],
    ['its own name only, with a relay', 'mydestination = $myhostname, localhost\nrelayhost = [relay.test]\n', nowhere, 'sends-only'],
    ['domains in a table', 'mydestination =\nrelay_domains = hash:/etc/postfix/relay\nrelayhost = [relay.test]\n', nowhere, 'receives'],
    ['virtual domains', 'mydestination = localhost\nvirtual_mailbox_domains = example.org\n', nowhere, 'receives'],
  ])('%s', async (_, main, published, kind) => expect(await ask(main, [published])).toBe(kind));
  test('behind a router the addresses in DNS say nothing', async () =>
    expect(await ask('', [domain('example.test', '203.0.113.9')], network(address('eth0', '192.168.1.5', 'private')))).toBe('receives'));
});

describe('names in DNS', () => {
  const ask = async (hosts: PublishedDomain['hosts'], main = '', net = network(ETH0)) => {
    const dns = {
      domains: [{ domain: 'example.test', by: 'mx', hosts, complete: true }],
      host: { name: 'mail.example.test', addresses: [], complete: true },
    };
    return outcomeOf(publicDns, { configuration: await configuration(main), dns, network: net }).outcome.kind;
  };
  const mail = (...addresses: string[]) => [{ name: 'mail.example.test', addresses }];
  test('lead here', async () => expect(await ask(mail('192.0.2.10', '192.0.2.11'))).toBe('points-here'));
  test('lead from our own name to another machine', async () => expect(await ask(mail('203.0.113.9'))).toBe('host-elsewhere'));
  test('lead to others', async () => expect(await ask([{ name: 'mx.gateway.test', addresses: ['203.0.113.9'] }])).toBe('mail-elsewhere'));
  test('say nothing behind a router, with a relay, or from inside', async () => {
    expect(await ask(mail('203.0.113.9'), '', network(address('eth0', '10.0.0.5', 'private')))).toBe('nothing-to-compare');
    expect(await ask([{ name: 'mx.gateway.test', addresses: ['203.0.113.9'] }], 'relayhost = x.test\n')).toBe('nothing-to-compare');
    expect(await ask(mail('10.0.0.5'))).toBe('nothing-to-compare');
  });
});

describe('busy processes', () => {
  const smtpd = (pid: number, service = 'smtp') => process(pid, `smtpd -n ${service} -t inet -u -c`, { ppid: 100 });
  const ask = async (master: string, running: number, here: Partial<Listener> = {}) =>
    outcomeOf(
      smtpdLoad,
      {
        configuration: await configuration('', master),
        processes: found([...Array.from({ length: running }, (_, at) => smtpd(200 + at)), smtpd(999, 'submission'), smtpd(998, '10025')]),
        listeners: found([socket('0.0.0.0', [100], here)]),
      },
      { masterPid: 100, port: 25 },
    ).outcome;
  test('the limit of the line', async () =>
    expect(await ask('smtp inet n - y - 2 smtpd\n', 2)).toMatchObject({
      kind: 'limit-reached',
      limit: 2,
      raise: 'postconf -F smtp/inet/process_limit=100',
    }));
  test('the usual limit', async () => {
    expect((await ask(SMTP, 99)).kind).toBe('room');
    expect((await ask(SMTP, 100)).kind).toBe('limit-reached');
  });
  test('no limit', async () => expect((await ask('smtp inet n - y - 0 smtpd\n', 300)).kind).toBe('room'));
  test('a full queue', async () => expect(await ask(SMTP, 1, { backlog: 101 })).toMatchObject({ kind: 'queue-full', waiting: 101 }));
});

describe('restrictions and relaying of services', () => {
  test('a misspelt name is placed', async () => {
    const main = 'smtpd_recipient_restrictions = permit_mynetworks,\n  reject_unkown_sender_domain\n';
    expect(outcomeOf(smtpdRestrictions, await configuration(main)).outcome).toMatchObject({
      kind: 'unknown-name',
      name: 'reject_unkown_sender_domain',
      place: '/etc/postfix/main.cf line 5',
      hint: 'reject_unknown_sender_domain is probably meant',
    });
    const master = `${SMTP}  -o smtpd_client_restrictions=permit_foo,reject\n`;
    expect(outcomeOf(smtpdRestrictions, await configuration('', master)).outcome).toMatchObject({ name: 'permit_foo' });
  });
  test('a name that this version no longer has', async () => {
    const asked = async (version: string) => {
      const main = `mail_version = ${version}\nsmtpd_recipient_restrictions = permit_mynetworks, check_relay_domains\n`;
      return outcomeOf(smtpdRestrictions, await configuration(main)).outcome;
    };
    expect((await asked('3.8.6')).kind).toBe('all-known');
    expect(await asked('3.9.1')).toMatchObject({ name: 'check_relay_domains', hint: expect.stringContaining('reject_unauth_destination') });
  });
  test('nothing behind a permit or reject is looked at', async () =>
    expect(outcomeOf(smtpdRestrictions, await configuration('smtpd_sender_restrictions = reject, permit_foo\n')).outcome.kind).toBe(
      'all-known',
    ));

  const SAFE = 'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\n';
  const relay = async (main: string, master = SMTP, files = {}) =>
    outcomeOf(relayPolicy, { configuration: await configuration(`mynetworks = 127.0.0.0/8\n${SAFE}${main}`, master), files }).outcome;
  test('a usual server is safe', async () => expect((await relay('')).kind).toBe('safe'));
  test('networks as wide as the world', async () =>
    expect(await relay('mynetworks = 0.0.0.0/0\n')).toMatchObject({
      kind: 'open',
      parameter: 'mynetworks',
      place: '/etc/postfix/main.cf line 7',
    }));
  test('networks in a file', async () =>
    expect((await relay('mynetworks = cidr:/n\n', SMTP, { 'cidr:/n': ['10.0.0.0/8', '0.0.0.0/0'] })).kind).toBe('open'));
  test('one service of several', async () =>
    expect(
      await relay(
        '',
        `${SMTP}2500 inet n - y - - smtpd\n  -o smtpd_relay_restrictions=permit_mynetworks,permit -o smtpd_recipient_restrictions=\n`,
      ),
    ).toMatchObject({
      kind: 'open',
      service: '2500/inet',
      parameter: 'smtpd_relay_restrictions',
    }));
  test('what only this machine can reach harms nobody', async () => {
    const master = `${SMTP}127.0.0.1:10025 inet n - n - - smtpd\n  -o smtpd_relay_restrictions=permit -o mynetworks=0.0.0.0/0\n`;
    expect((await relay('', master)).kind).toBe('safe');
    expect((await relay('mynetworks = 0.0.0.0/0\ninet_interfaces = loopback-only\n')).kind).toBe('safe');
  });
  test('without the settings nothing is said', async () =>
    expect(outcomeOf(relayPolicy, { configuration: await configuration(), files: {} }).outcome.kind).toBe('unknown'));
});
