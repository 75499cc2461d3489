import { createServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { hostOf } from '../../src/host/host.ts';
import { localExchanger } from '../../src/host/local.ts';
import type { DialTarget } from '../../src/host/types.ts';
import { scratch } from './scratch.ts';

const host = hostOf(localExchanger());
const QUIT = [{ expect: '^220 ', send: 'QUIT' }, { expect: '^221' }];

async function serve(talk: (socket: Socket) => void, path?: string): Promise<DialTarget> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    talk(socket);
    onTestFinished(() => void socket.destroy());
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => void (path ? server.listen(path, resolve) : server.listen(0, '127.0.0.1', resolve)));
  const address = server.address();
  if (typeof address === 'string' || address === null) return { kind: 'unix', path: path ?? '' };
  return { kind: 'tcp', address: '127.0.0.1', port: address.port };
}

test('a whole dialogue, in pieces and over TCP', async () => {
  const heard: string[] = [];
  const target = await serve((socket) => {
    socket.write('220-mail.exam');
    setTimeout(() => socket.write('ple.test\r\n220 ready\r\n'), 10);
    socket.on('data', (data) => {
      heard.push(String(data));
      socket.end('221 bye\r\n');
    });
  });
  const result = await host.dial(target, QUIT);
  expect(result).toMatchObject({ ok: true, value: { ended: 'connected', received: ['220-mail.example.test', '220 ready', '221 bye'] } });
  expect(heard).toEqual(['QUIT\r\n']);
});

test('over a Unix socket', async () => {
  const target = await serve((socket) => socket.end('220 hello\r\n221 bye\r\n'), `${scratch()}/socket`);
  expect(await host.dial(target, QUIT)).toMatchObject({ value: { ended: 'connected', received: ['220 hello', '221 bye'] } });
});

test('silence, hanging up, half a line and bytes that are no text', async () => {
  const silent = await serve(() => undefined);
  expect(await host.dial(silent, QUIT, { stepTimeoutMs: 100 })).toMatchObject({
    value: { ended: 'silent', received: [], firstLineMs: null },
  });
  expect(await host.dial(silent, QUIT, { timeoutMs: 100 })).toMatchObject({ value: { ended: 'silent' } });
  const hangsUp = await serve((socket) => socket.end('421 too many'));
  expect(await host.dial(hangsUp, QUIT)).toMatchObject({ value: { ended: 'closed', received: ['421 too many'] } });
  const tls = await serve((socket) => socket.end(Buffer.from([0x15, 0x03, 0x01, 0xff])));
  expect(await host.dial(tls, QUIT)).toMatchObject({ value: { ended: 'closed', received: ['\x15\x03\x01\xff'] } });
});

test('a server that floods is left', async () => {
  const flood = await serve((socket) => {
    const more = () => socket.write('x'.repeat(10_000), () => setImmediate(more));
    more();
  });
  expect(await host.dial(flood, QUIT)).toMatchObject({ ok: false, kind: 'too-large' });
});

test('nobody listens, no such socket', async () => {
  const directory = scratch();
  expect(await host.dial({ kind: 'tcp', address: '127.0.0.1', port: 1 }, QUIT)).toMatchObject({
    value: { ended: 'refused', received: [] },
  });
  expect(await host.dial({ kind: 'unix', path: `${directory}/none` }, QUIT)).toMatchObject({ ok: false, kind: 'not-found' });
});

test('stopping ends a dialogue', async () => {
  const stop = new AbortController();
  const target = await serve((socket) => {
    socket.write('220 hello\r\n');
    stop.abort();
  });
  expect(await hostOf(localExchanger(), stop.signal).dial(target, QUIT)).toMatchObject({ ok: false, kind: 'timed-out' });
});
