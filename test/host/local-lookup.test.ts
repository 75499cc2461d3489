import { createSocket } from 'node:dgram';
import { expect, onTestFinished, test } from 'vitest';
import { hostOf } from '../../src/host/host.ts';
import { localExchanger } from '../../src/host/local.ts';

const host = hostOf(localExchanger());

/** A name server that gives one answer to every question: `flags` are the second half of the DNS header's flag word, `answer` its records. */
async function nameServer(flags: number, answer = Buffer.alloc(0), answers = 0): Promise<string> {
  const server = createSocket('udp4');
  onTestFinished(() => void server.close());
  server.on('message', (question, { address, port }) => {
    const header = Buffer.from(question.subarray(0, 12));
    header.writeUInt16BE(0x8180 | flags, 2);
    header.writeUInt16BE(answers, 6);
    header.writeUInt16BE(0, 10);
    // The question is repeated without the EDNS record that may follow it.
    const end = question.indexOf(0, 12) + 5;
    server.send(Buffer.concat([header, question.subarray(12, end), answer]), port, address);
  });
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  return `127.0.0.1:${server.address().port}`;
}

const NAME = [0xc0, 12];
const record = (type: number, data: readonly number[]) => Buffer.from([...NAME, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length, ...data]);

test('records are found', async () => {
  const a = await nameServer(0, Buffer.concat([record(1, [192, 0, 2, 20]), record(1, [192, 0, 2, 10])]), 2);
  expect(await host.lookup('mx.example.test', 'A', { server: a })).toEqual({
    ok: true,
    value: { status: 'found', records: ['192.0.2.10', '192.0.2.20'] },
  });
  const mx = await nameServer(0, record(15, [0, 10, 2, 0x6d, 0x78, ...NAME]), 1);
  expect(await host.lookup('example.test', 'MX', { server: mx })).toMatchObject({ value: { records: ['10 mx.example.test'] } });
  const srv = await nameServer(0, record(33, [0, 5, 0, 0, 2, 0x4b, ...Buffer.from('\x02mx\x04test\x00')]), 1);
  expect(await host.lookup('example.test', 'SRV', { server: srv })).toMatchObject({ value: { records: ['5 0 587 mx.test'] } });
  const txt = await nameServer(0, record(16, [2, 0x61, 0x62, 1, 0x63]), 1);
  expect(await host.lookup('example.test', 'TXT', { server: txt })).toMatchObject({ value: { records: ['abc'] } });
});

test.each([
  ['no-data', 0],
  ['nxdomain', 3],
  ['servfail', 2],
  ['refused', 5],
] as const)('a server that answers %s', async (status, flags) => {
  const server = await nameServer(flags);
  expect(await host.lookup('mx.example.test', 'A', { server })).toEqual({ ok: true, value: { status, records: [] } });
});

test('no server there, and a silent one', async () => {
  expect(await host.lookup('a.test', 'A', { server: '127.0.0.1:9' })).toEqual({ ok: true, value: { status: 'no-server', records: [] } });
  const silent = createSocket('udp4');
  onTestFinished(() => void silent.close());
  await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
  const server = `127.0.0.1:${silent.address().port}`;
  expect(await host.lookup('a.test', 'A', { server, timeoutMs: 300 })).toMatchObject({ ok: false, kind: 'timed-out', what: server });
});

test('a server that is no address', async () => {
  expect(await host.lookup('a.test', 'A', { server: 'dns.example.test' })).toMatchObject({ ok: false, kind: 'not-allowed' });
  const anywhere = hostOf(localExchanger({ allowNetwork: true }));
  expect(await anywhere.lookup('a.test', 'A', { server: 'dns.example.test' })).toMatchObject({ ok: false, kind: 'bad-output' });
});
