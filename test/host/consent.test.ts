import { expect, test } from 'vitest';
import { consent } from '../../src/host/consent.ts';
import { hostOf } from '../../src/host/host.ts';
import { localExchanger } from '../../src/host/local.ts';
import { isLocal, scopeOf } from '../../src/host/local-addresses.ts';

const tcp = (address: string, port = 25) => ({ kind: 'tcp' as const, address, port });
const HELLO = [
  { expect: '^220', send: 'EHLO mail.example.test' },
  { expect: '^250 ', send: 'QUIT' },
];

test('without permission only this machine is dialled', () => {
  const { toDial } = consent(false);
  for (const address of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1', '0.0.0.0']) expect(toDial(tcp(address), HELLO)).toBeNull();
  expect(toDial({ kind: 'unix', path: '/run/x' }, [{ expect: '', send: 'anything' }])).toBeNull();
  for (const address of ['198.51.100.25', '2001:db8::1', 'mail.example.test', '127.evil.test', '']) {
    expect(toDial(tcp(address), HELLO)).toMatchObject({ kind: 'not-allowed', what: `${address}:25` });
  }
});

test('with permission another machine hears a greeting and goodbye, once', () => {
  const { toDial } = consent(true);
  const mail = { expect: '^250 ', send: 'MAIL FROM:<>' };
  expect(toDial(tcp('198.51.100.25'), [...HELLO, mail])).toMatchObject({ kind: 'not-allowed' });
  expect(toDial(tcp('198.51.100.25'), [{ expect: '', send: 'EHLO x\r\nMAIL FROM:<>' }])).toMatchObject({ kind: 'not-allowed' });
  expect(toDial(tcp('198.51.100.25'), HELLO)).toBeNull();
  expect(toDial(tcp('198.51.100.25'), HELLO)).toMatchObject({ kind: 'not-allowed' });
  expect(toDial(tcp('198.51.100.26'), [])).toBeNull();
});

test('only configured resolvers are asked without permission', async () => {
  const { toAsk, learn } = consent(false);
  learn('/etc/resolv.conf', '# nameserver 203.0.113.1\nnameserver 203.0.113.54\nsearch example.test\n');
  learn('/var/spool/postfix/etc/resolv.conf', 'nameserver\t2001:db8::53 ; old\n');
  learn('/home/alice/notes', 'nameserver 203.0.113.53\n');
  expect(toAsk('203.0.113.54')).toBeNull();
  expect(toAsk('2001:db8::53')).toBeNull();
  expect(toAsk('203.0.113.1')).not.toBeNull();
  expect(toAsk(undefined)).toBeNull();
  expect(toAsk('127.0.0.53')).toBeNull();
  expect(toAsk('203.0.113.53')).toMatchObject({ kind: 'not-allowed', what: '203.0.113.53' });
  expect(consent(true).toAsk('203.0.113.53')).toBeNull();
});

test.each([
  ['127.0.0.1', 'loopback'],
  ['::1', 'loopback'],
  ['169.254.1.1', 'link'],
  ['fe80::1', 'link'],
  ['10.0.0.1', 'private'],
  ['172.31.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['100.128.0.1', 'public'],
  ['fd00::1', 'private'],
  ['2001:db8::1', 'public'],
  ['192.0.2.10', 'public'],
])('%s is %s', (address, scope) => expect(scopeOf(address)).toBe(scope));

test('own addresses are local', async () => {
  const interfaces = await hostOf(localExchanger()).interfaces();
  expect(interfaces.ok && interfaces.value.every(({ address }) => isLocal(address))).toBe(true);
});
