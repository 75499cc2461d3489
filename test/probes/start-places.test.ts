import { describe, expect, test } from 'vitest';
import type { FileStat } from '../../src/host/types.ts';
import { mayAccess } from '../../src/probes/collect/access.ts';
import { mountHolding } from '../../src/probes/collect/mounts.ts';
import directory from '../../src/probes/directory.ts';
import fileSystem from '../../src/probes/file-system.ts';
import queueSubdirectories from '../../src/probes/queue-subdirectories.ts';
import queueSubdirectory from '../../src/probes/queue-subdirectory.ts';
import { ask } from './ask.ts';
import type { Paper } from './paper-host.ts';

const POSTFIX = { 'getent passwd postfix': { stdout: 'postfix:x:105:112::/:/bin/false\n' } };
const FILES = { '/etc/postfix/main.cf': 'a = b\n' };
const QUEUE = '/var/spool/postfix';
const DATA = '/var/lib/postfix';
const dir = (more: Partial<FileStat> = {}): Partial<FileStat> => ({ type: 'directory', mode: 0o755, ...more });
const ABOVE = { '/': dir(), '/var': dir(), '/var/lib': dir(), '/var/spool': dir() };

describe('a directory', () => {
  const look = async (parameter: string, stats: Paper['stats']) =>
    (await ask(directory, { files: FILES, runs: POSTFIX, stats: { ...ABOVE, ...stats } }, { parameter })).outcome;
  test.each<[string, Paper['stats'], string]>([
    ['queue_directory', { [QUEUE]: dir() }, 'good'],
    ['queue_directory', {}, 'missing'],
    ['queue_directory', { [QUEUE]: { type: 'file' } }, 'not-a-directory'],
    ['queue_directory', { [QUEUE]: dir({ mode: 0o700 }) }, 'not-accessible'],
    ['queue_directory', { [QUEUE]: dir({ mode: 0o750, gid: 112 }) }, 'good'],
    ['queue_directory', { [QUEUE]: 'denied' }, 'unknown'],
    ['data_directory', { [DATA]: dir({ mode: 0o700, uid: 105 }) }, 'good'],
    ['data_directory', { [DATA]: dir() }, 'not-accessible'],
    ['data_directory', {}, 'made-at-start'],
    ['data_directory', { '/var/lib': 'not-found' }, 'missing'],
    ['data_directory', { [DATA]: dir({ mode: 0o700, uid: 105 }), '/var/lib': dir({ mode: 0o750 }) }, 'not-accessible'],
    ['data_directory', { [DATA]: dir({ uid: 105 }), [`${DATA}/master.lock`]: { mode: 0o600 } }, 'not-accessible'],
  ])('%s %j is %s', async (parameter, stats, kind) => expect((await look(parameter, stats)).kind).toBe(kind));
  test('a relative data directory lies in the queue', async () => {
    const files = { '/etc/postfix/main.cf': 'data_directory = data\n' };
    const stats = { ...ABOVE, [QUEUE]: dir(), [`${QUEUE}/data`]: dir({ uid: 105 }) };
    const { outcome } = await ask(directory, { files, runs: POSTFIX, stats }, { parameter: 'data_directory' });
    expect(outcome).toEqual({ kind: 'good', path: `${QUEUE}/data` });
  });
  test('the directory that keeps Postfix out is named', async () => {
    const stats = { [DATA]: dir({ mode: 0o700, uid: 105 }), '/var/lib': dir({ mode: 0o750 }) };
    expect(await look('data_directory', stats)).toMatchObject({ at: '/var/lib', mode: '0750', owner: 'postfix' });
  });
  test('who mail_owner is must be known before anything is blamed on rights', async () => {
    const stats = { ...ABOVE, [QUEUE]: dir({ mode: 0o700 }) };
    expect((await ask(directory, { files: FILES, stats }, { parameter: 'queue_directory' })).outcome.kind).toBe('good');
  });
});

test('owner, group and others are looked up in this order', () => {
  const stat = { mode: 0o604, uid: 105, gid: 112 } as FileStat;
  expect(mayAccess(stat, { uid: 105, gid: 1 }, ['read', 'write'])).toBe(true);
  expect(mayAccess(stat, { uid: 1, gid: 112 }, ['read'])).toBe(false);
  expect(mayAccess(stat, { uid: 1, gid: 1 }, ['read'])).toBe(true);
  expect(mayAccess(stat, { uid: 0, gid: 0 }, ['search'])).toBe(true);
});

describe('directories of the queue', () => {
  const own = dir({ mode: 0o700, uid: 105 });
  const usual = Object.fromEntries(
    ['active', 'deferred', 'incoming', 'private', 'public', 'maildrop'].map((name) => [`${QUEUE}/${name}`, own]),
  );
  const look = async (stats: Paper['stats']) =>
    (await ask(queueSubdirectories, { files: FILES, runs: POSTFIX, stats: { ...usual, ...stats } })).outcome;
  test('good, also where some are missing', async () => expect(await look({})).toEqual({ kind: 'good' }));
  test('root owns one', async () => {
    expect(await look({ [`${QUEUE}/active`]: dir({ mode: 0o700 }) })).toMatchObject({ items: [{ path: `${QUEUE}/active`, owner: '0' }] });
  });
  test('a file in place of one', async () => {
    expect(await look({ [`${QUEUE}/pid`]: { type: 'file' } })).toMatchObject({ items: [{ path: `${QUEUE}/pid`, type: 'file' }] });
    const seen = await ask(queueSubdirectory, { stats: { x: { type: 'file' } } }, { path: 'x' });
    expect(seen.outcome).toEqual({ kind: 'no-directory', type: 'file' });
  });
  test('maildrop that only the group may search is fine for its owner', async () => {
    expect(await look({ [`${QUEUE}/maildrop`]: dir({ mode: 0o1730, uid: 105, gid: 113 }) })).toEqual({ kind: 'good' });
  });
  test('denied is not good', async () => expect((await look({ [`${QUEUE}/active`]: 'denied' })).kind).toBe('unknown'));
});

const SMTP = 'smtp inet n - y - - smtpd\n';

describe('room', () => {
  const MOUNTS = `21 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n30 21 8:2 / ${QUEUE} RW - ext4 /dev/sdb1 rw\n`;
  const look = async (parameter: string, room: object, options = 'rw,relatime', main = 'a = b\n', master = SMTP) => {
    const files = { '/etc/postfix/main.cf': main, '/etc/postfix/master.cf': master, '/proc/self/mountinfo': MOUNTS.replace('RW', options) };
    return (await ask(fileSystem, { files, rooms: { [QUEUE]: room, [DATA]: room } }, { parameter })).outcome;
  };
  const roomy = { totalBytes: 1e12, availableBytes: 1e11, totalInodes: 1000, freeInodes: 10 };
  test('enough', async () => expect(await look('queue_directory', roomy)).toEqual({ kind: 'good' }));
  test('less than one and a half messages', async () => {
    expect(await look('queue_directory', { ...roomy, availableBytes: 15_359_999 })).toMatchObject({ kind: 'full', needed: 15_360_000 });
    expect((await look('queue_directory', { ...roomy, availableBytes: 100 }, 'rw', 'message_size_limit = 10\n')).kind).toBe('full');
    expect((await look('queue_directory', { ...roomy, availableBytes: 9000 }, 'rw', 'message_size_limit = 10\n')).kind).toBe('good');
    expect((await look('data_directory', { ...roomy, availableBytes: 9000 })).kind).toBe('good');
  });
  test('who takes no mail from the network needs little', async () => {
    expect(
      (await look('queue_directory', { ...roomy, availableBytes: 9000 }, 'rw', 'a = b\n', 'pickup unix n - y 60 1 pickup\n')).kind,
    ).toBe('good');
  });
  test('no inodes, but not where the file system counts none', async () => {
    expect((await look('queue_directory', { ...roomy, freeInodes: 0 })).kind).toBe('no-inodes');
    expect((await look('queue_directory', { ...roomy, totalInodes: 0, freeInodes: 0 })).kind).toBe('good');
  });
  test('read-only where the directory is, not elsewhere', async () => {
    expect(await look('queue_directory', roomy, 'ro,relatime')).toMatchObject({ kind: 'read-only', mount: QUEUE, source: '/dev/sdb1' });
    expect((await look('data_directory', roomy, 'ro,relatime')).kind).toBe('good');
  });
  test('a read-only file system under a mount that may write', () => {
    expect(mountHolding('21 1 8:1 / / rw - ext4 /dev/sda1 ro,errors=remount-ro', '/var')?.readOnly).toBe(true);
  });
});
