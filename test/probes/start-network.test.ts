import { describe, expect, test } from 'vitest';
import type { Listener, NetworkAddress } from '../../src/host/types.ts';
import { parseMasterCf } from '../../src/postfix/master-cf.ts';
import { wantedSockets } from '../../src/postfix/wanted-sockets.ts';
import inetInterfaces, { type Facts } from '../../src/probes/inet-interfaces.ts';
import takenPorts from '../../src/probes/taken-ports.ts';
import unopenableServices from '../../src/probes/unopenable-services.ts';
import { outcomeOf } from './ask.ts';
import { process } from './paper-host.ts';

const address = (name: string, text: string): NetworkAddress => ({
  interface: name,
  family: text.includes(':') ? 'ipv6' : 'ipv4',
  address: text,
  prefix: 24,
  scope: name === 'lo' ? 'loopback' : 'public',
});
const HOST = [address('lo', '127.0.0.1'), address('lo', '::1'), address('eth0', '192.0.2.10')];
const found = <T>(value: T) => ({ ok: true, value }) as const;
const nobody = { ok: false, kind: 'not-found', reason: 'nobody knows it', what: 'x' } as const;

describe('inet_interfaces', () => {
  const judge = (value: string, more: Partial<Facts> = {}) =>
    outcomeOf(inetInterfaces, {
      value,
      place: 'main.cf line 1',
      protocols: 'all',
      hasInetServices: true,
      kernelHasIpv6: true,
      interfaces: found(HOST),
      resolved: { localhost: found(['127.0.0.1', '::1']), 'mx.test': found(['192.0.2.98']), eth0: nobody, all: nobody },
      ...more,
    } satisfies Facts).outcome;
  test.each(['all', 'loopback-only', 'localhost', '127.0.0.1, [::1]', '192.0.2.10'])('%s is good', (value) =>
    expect(judge(value)).toEqual({ kind: 'good' }),
  );
  test.each([
    ['192.0.2.99', 'address-not-here'],
    ['127.0.0.1 [2001:db8::99]', 'address-not-here'],
    ['localhost mx.test', 'address-not-here'],
    ['eth0', 'unresolvable'],
    ['all, 127.0.0.1', 'unresolvable'],
    ['', 'empty'],
  ])('%s is %s', (value, kind) => expect(judge(value).kind).toBe(kind));
  test('a family that is switched off does not count', () => {
    expect(judge('::1', { protocols: 'ipv4' })).toMatchObject({ kind: 'unresolvable', name: '::1' });
    expect(judge('all', { protocols: 'ipv6', interfaces: found(HOST.filter(({ family }) => family === 'ipv4')) }).kind).toBe(
      'no-interface-up',
    );
  });
  test('a kernel without IPv6', () =>
    expect(judge('localhost', { kernelHasIpv6: false, interfaces: found(HOST.slice(0, 1)) }).kind).toBe('good'));
  test('an empty value harms only who has network services', () => expect(judge('', { hasInetServices: false }).kind).toBe('good'));
  test('a resolver that keeps silent says nothing', () => {
    const late = { ok: false, kind: 'timed-out', reason: 'getent timed out', what: 'getent' } as const;
    expect(judge('mx.test', { resolved: { 'mx.test': late } }).kind).toBe('unknown');
  });
});

describe('services that cannot be opened', () => {
  const judge = (line: string) =>
    outcomeOf(unopenableServices, {
      master: found(parseMasterCf(line, 'master.cf')),
      interfaces: found(HOST),
      anyAddress: false,
      hosts: { 'mx.test': found(['192.0.2.98']), 'no.test': nobody },
      ports: { smtp: found(25), '2525': found(2525), smpt: found(null) },
    }).outcome;
  test.each(['smtp inet n - y - - smtpd', '127.0.0.2:smtp inet n - y - - smtpd', '[::1]:2525 inet n - y - - smtpd'])('%s can', (line) =>
    expect(judge(line)).toEqual({ kind: 'none' }),
  );
  test.each([
    ['192.0.2.77:2525 inet n - y - - smtpd', /192\.0\.2\.77/],
    ['mx.test:smtp inet n - y - - smtpd', /192\.0\.2\.98/],
    ['no.test:smtp inet n - y - - smtpd', /nobody knows/],
    ['smpt inet n - y - - smtpd', /no port is called/],
    ['smtp inet - - y - - smtpd', /private/],
  ])('%s cannot', (line, why) => expect(judge(line)).toMatchObject({ items: [{ line: 1, why: expect.stringMatching(why) }] }));
});

describe('taken ports', () => {
  const listener = (text: string, port: number, pid: number): Listener => ({
    family: text.includes(':') ? 'ipv6' : 'ipv4',
    address: text,
    port,
    pids: [pid],
    inode: 1,
    backlog: 0,
    backlogLimit: 5,
  });
  const exim = process(50, '/usr/sbin/exim4 -bd');
  const master = process(60, '/usr/lib/postfix/sbin/master -w');
  const judge = (listeners: readonly Listener[], interfaces = 'all', protocols = 'ipv4') => {
    const cf = parseMasterCf('smtp inet n - y - - smtpd\n', 'master.cf');
    const [service] = cf.services;
    const sockets = service ? wantedSockets({ interfaces, protocols }, [service], () => []) : null;
    const facts = {
      master: found(cf),
      wanted: [{ service, port: 25, sockets }],
      listeners: found(listeners),
      processes: found([exim, master]),
    };
    return outcomeOf(takenPorts, facts).outcome;
  };
  test('by another program', () => {
    expect(judge([listener('127.0.0.1', 25, 50)])).toMatchObject({ kind: 'taken', items: [{ port: 25, address: '127.0.0.1:25' }] });
    expect(judge([listener('0.0.0.0', 25, 50)], '127.0.0.1').kind).toBe('taken');
  });
  test('not by another Postfix, another address, another family or another port', () => {
    expect(judge([listener('0.0.0.0', 25, 60)]).kind).toBe('none');
    expect(judge([listener('192.0.2.11', 25, 50)], '192.0.2.10').kind).toBe('none');
    expect(judge([listener('::', 25, 50)]).kind).toBe('none');
    expect(judge([listener('0.0.0.0', 26, 50)]).kind).toBe('none');
  });
});
