import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseResolvConf } from '../../src/postfix/resolv-conf.ts';

const servers = (text: string) => parseResolvConf(text).servers.map(({ line, address }) => [line, address]);

test('takes the first three addresses, with their lines', () => {
  const text =
    '# made by hand\nsearch example.test\nnameserver 192.0.2.53\nnameserver\t2001:db8::53%eth0 ; second\n\nnameserver 127.0.0.1#x\nnameserver 192.0.2.54\n';
  expect(servers(text)).toEqual([
    [3, '192.0.2.53'],
    [4, '2001:db8::53%eth0'],
    [6, '127.0.0.1'],
  ]);
  expect(parseResolvConf(text).wrong).toEqual([]);
});

test.each([
  ['nameservers 192.0.2.53', 'nameservers 192.0.2.53'],
  ['nameserver ns.example.test', 'nameserver ns.example.test'],
  ['nameserver 192.0.2.530', 'nameserver 192.0.2.530'],
  ['  nameserver 192.0.2.53', 'nameserver 192.0.2.53'],
  ['NAMESERVER 192.0.2.53', 'NAMESERVER 192.0.2.53'],
  ['192.0.2.53', '192.0.2.53'],
])('%j names no server', (line, text) => {
  expect(parseResolvConf(`options timeout:1\n${line}\n`)).toEqual({ servers: [], wrong: [{ line: 2, text }] });
});

test('comments and settings are not wrong', () => {
  expect(parseResolvConf('; nameserver x\n#nameserver y\ndomain example.test\nsortlist 10.0.0.0\noptions\n')).toEqual({
    servers: [],
    wrong: [],
  });
});

test('any text can be read', () => {
  fc.assert(fc.property(fc.string(), (text) => parseResolvConf(text).servers.length <= 3));
});
