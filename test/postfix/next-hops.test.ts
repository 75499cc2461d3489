import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isChrooted } from '../../src/postfix/chrooted.ts';
import { nextHops } from '../../src/postfix/next-hops.ts';
import { ownerDomain, unrelatedPair } from '../../src/postfix/unrelated.ts';

test.each([
  ['example.net', { host: 'example.net', mx: true, isAddress: false, port: 25 }],
  ['[relay.example.net]', { host: 'relay.example.net', mx: false, isAddress: false, port: 25 }],
  ['[relay.example.net]:submission', { host: 'relay.example.net', mx: false, port: 587 }],
  ['example.net:2525', { host: 'example.net', mx: true, port: 2525 }],
  ['[192.0.2.25]:10025', { host: '192.0.2.25', mx: false, isAddress: true, port: 10025 }],
  ['192.0.2.25', { host: '192.0.2.25', mx: false, isAddress: true }],
  ['[2001:db8::25]', { host: '2001:db8::25', isAddress: true, port: 25 }],
  ['[ipv6:2001:db8::25]:587', { host: '2001:db8::25', isAddress: true, port: 587 }],
  ['[relay]:odd', { host: 'relay', port: null }],
] as const)('%s', (text, hop) => {
  expect(nextHops(text)).toMatchObject([{ text, ...hop }]);
});

test('SRV records lead on only where they are asked for', () => {
  const srv = (text: string) => nextHops(text, 25, ['submission', 'submissions'])[0]?.srv;
  expect(srv('provider.test:submission')).toBe('_submission._tcp.provider.test');
  for (const text of ['provider.test', 'provider.test:smtp', '[provider.test]:submission', '192.0.2.1:submission'])
    expect(srv(text)).toBeNull();
  expect(nextHops('provider.test:submission')[0]?.srv).toBeNull();
});

test('several, none, and any text', () => {
  expect(nextHops('a.test, [b.test]:587\t[192.0.2.1]').map(({ host }) => host)).toEqual(['a.test', 'b.test', '192.0.2.1']);
  expect(nextHops('')).toEqual([]);
  fc.assert(fc.property(fc.string(), (text) => nextHops(text).every((hop) => hop.text !== '')));
});

test.each([
  ['y', '3.6', true],
  ['n', '0', false],
  ['-', '3.6', false],
  ['-', '1', false],
  ['-', '0', true],
  ['-', undefined, true],
])('chroot column %s at level %s', (chroot, level, jailed) => expect(isChrooted({ chroot }, level)).toBe(jailed));

test('who owns a name', () => {
  expect(['mx1.mail.example.org', 'example.org', 'MX.Example.ORG.', 'mx.example.co.uk', 'mx.firm.de'].map(ownerDomain)).toEqual([
    'example.org',
    'example.org',
    'example.org',
    'example.co.uk',
    'firm.de',
  ]);
});

const at = (host: string, address: string) => ({ host, address });
test('unrelated means another owner and another network', () => {
  const one = at('mx.remote.test', '198.51.100.25');
  expect(unrelatedPair([one, at('mx2.remote.test', '203.0.113.9')])).toBeNull();
  expect(unrelatedPair([one, at('mx.other.test', '198.51.7.7')])).toBeNull();
  expect(unrelatedPair([one])).toBeNull();
  const other = at('mx.other.test', '203.0.113.25');
  expect(unrelatedPair([at('mx2.remote.test', '198.51.100.26'), one, other])).toEqual([at('mx2.remote.test', '198.51.100.26'), other]);
  expect(unrelatedPair([at('a.test', '2001:db8:1::1'), at('b.test', '2001:db8:2::1')])).toBeNull();
  expect(unrelatedPair([at('a.test', '2001:db8::1'), at('b.test', '2a00::1')])).not.toBeNull();
});
