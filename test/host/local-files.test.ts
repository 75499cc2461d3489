import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { hostOf } from '../../src/host/host.ts';
import { localExchanger } from '../../src/host/local.ts';
import { scratch } from './scratch.ts';

const host = hostOf(localExchanger());
const root = process.geteuid?.() === 0;

test('reads text, and files of /proc that claim to be empty', async () => {
  const file = `${scratch()}/main.cf`;
  writeFileSync(file, 'myhostname = mail.example.test\n');
  expect(await host.readFile(file)).toEqual({ ok: true, value: 'myhostname = mail.example.test\n' });
  const mounts = await host.readFile('/proc/self/mounts');
  expect(mounts.ok && mounts.value.includes(' / ')).toBe(true);
});

test('neither opens nor waits for a FIFO, a socket, a device or a directory', async () => {
  const directory = scratch();
  execFileSync('mkfifo', [`${directory}/fifo`]);
  const server = createServer().listen(`${directory}/socket`);
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  for (const path of [`${directory}/fifo`, `${directory}/socket`, '/dev/zero', directory]) {
    expect(await host.readFile(path)).toMatchObject({ ok: false, kind: 'bad-output', what: path });
    expect(await host.readTail(path, 100)).toMatchObject({ ok: false, kind: 'bad-output' });
    expect(await host.readAt(path, 0, 10)).toMatchObject({ ok: false, kind: 'bad-output' });
  }
});

test('a file beyond the limit and a binary file', async () => {
  const file = `${scratch()}/big`;
  writeFileSync(file, 'x'.repeat(100));
  expect(await host.readFile(file, { maxBytes: 99 })).toMatchObject({ kind: 'too-large', what: file });
  expect(await host.readFile(file, { maxBytes: 100 })).toMatchObject({ ok: true });
  writeFileSync(file, Buffer.from([0x7f, 0x45, 0, 1]));
  expect(await host.readFile(file)).toMatchObject({ kind: 'bad-output', what: file });
  expect(await host.readAt(file, 1, 2)).toEqual({ ok: true, value: Buffer.from([0x45, 0]).toString('base64') });
});

test('says which part of a path is missing', async () => {
  const directory = scratch();
  symlinkSync('/nowhere/resolv.conf', `${directory}/link`);
  expect(await host.readFile(`${directory}/x`)).toMatchObject({ kind: 'not-found', reason: `${directory}/x does not exist` });
  expect(await host.stat(`${directory}/a/b/c`)).toMatchObject({
    kind: 'not-found',
    reason: `${directory}/a/b/c does not exist: ${directory}/a is missing`,
  });
  expect(await host.readFile(`${directory}/link`)).toMatchObject({
    kind: 'not-found',
    reason: `${directory}/link is a symbolic link to /nowhere/resolv.conf, which does not exist`,
  });
  expect(await host.lstat(`${directory}/link`)).toMatchObject({ value: { type: 'symlink' } });
  expect(await host.readlink(`${directory}/link`)).toEqual({ ok: true, value: '/nowhere/resolv.conf' });
  writeFileSync(`${directory}/file`, '');
  expect(await host.stat(`${directory}/file/below`)).toMatchObject({ kind: 'not-found' });
  expect(await host.readlink(`${directory}/file`)).toMatchObject({ kind: 'bad-output' });
});

test.runIf(!root)('says which directory is closed', async () => {
  const directory = scratch();
  mkdirSync(`${directory}/pid`);
  writeFileSync(`${directory}/pid/master.pid`, '1');
  chmodSync(`${directory}/pid`, 0);
  const inside = await host.readFile(`${directory}/pid/master.pid`);
  const itself = await host.list(`${directory}/pid`);
  chmodSync(`${directory}/pid`, 0o700);
  expect(inside).toMatchObject({ kind: 'denied', reason: `this user may not look into ${directory}/pid` });
  expect(itself).toMatchObject({ kind: 'denied', reason: `this user may not read ${directory}/pid` });
});

test('the tail begins with a whole line and says where', async () => {
  const file = `${scratch()}/mail.log`;
  writeFileSync(file, 'first line\nsecond line\nthird line\n');
  expect(await host.readTail(file, 1000)).toMatchObject({ value: { text: 'first line\nsecond line\nthird line\n', offset: 0, size: 34 } });
  expect(await host.readTail(file, 15)).toMatchObject({ value: { text: 'third line\n', offset: 23, size: 34 } });
  expect(await host.readTail(file, 5)).toMatchObject({ value: { text: 'line\n', offset: 29 } });
  appendFileSync(file, 'no end');
  expect(await host.readTail(file, 10)).toMatchObject({ value: { text: 'no end', offset: 34 } });
  writeFileSync(file, '');
  expect(await host.readTail(file, 10)).toMatchObject({ value: { text: '', offset: 0, size: 0 } });
});

test('stat, statfs and list', async () => {
  const directory = scratch();
  writeFileSync(`${directory}/b`, 'xyz', { mode: 0o640 });
  mkdirSync(`${directory}/a`);
  chmodSync(`${directory}/a`, 0o2730);
  expect(await host.stat(`${directory}/b`)).toMatchObject({ value: { type: 'file', mode: 0o640, size: 3, links: 1 } });
  expect(await host.stat(`${directory}/a`)).toMatchObject({ value: { type: 'directory', mode: 0o2730 } });
  expect(await host.list(directory)).toEqual({
    ok: true,
    value: [
      { name: 'a', type: 'directory' },
      { name: 'b', type: 'file' },
    ],
  });
  expect(await host.list(`${directory}/b`)).toMatchObject({ ok: false, kind: 'not-found' });
  const space = await host.statfs(directory);
  expect(space.ok && space.value.totalBytes >= space.value.availableBytes).toBe(true);
});

test('the device is written as /proc/self/mountinfo writes it', async () => {
  const found = await host.stat('/proc/self/mountinfo');
  const table = await host.readFile('/proc/self/mountinfo');
  const devices = table.ok
    ? table.value
        .split('\n')
        .filter((line) => line.split(' ')[4] === '/proc')
        .map((line) => line.split(' ')[2])
    : [];
  expect(devices).toContain(found.ok ? found.value.device : '');
});
