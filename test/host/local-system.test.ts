import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { hostOf } from '../../src/host/host.ts';
import { localExchanger } from '../../src/host/local.ts';
import { withBacklogLimits } from '../../src/host/local-backlog.ts';
import { offsetMinutes } from '../../src/host/local-clock.ts';
import { unitOf } from '../../src/host/local-processes.ts';
import { parseSocketTable } from '../../src/host/socket-table.ts';

const host = hostOf(localExchanger());

test('sees itself among the processes', async () => {
  const processes = await host.processes();
  const self = processes.ok ? processes.value.find(({ pid }) => pid === process.pid) : undefined;
  expect(self).toMatchObject({ ppid: process.ppid, uid: process.geteuid?.(), exe: process.execPath, exeDeleted: false, root: '/' });
  expect(self?.argv[0]).toContain('node');
  expect(Math.abs((self?.startedAtMs ?? 0) - (Date.now() - process.uptime() * 1000))).toBeLessThan(60_000);
  expect(self?.pidNamespace).toMatch(/^\d+$/);
});

test('sees a listening socket, its holder and its family', async () => {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const listeners = await host.listeners();
  const own = listeners.ok ? listeners.value.filter((one) => one.port === port) : [];
  expect(own).toMatchObject([{ family: 'ipv4', address: '127.0.0.1', pids: [process.pid], backlog: 0 }]);
});

test('reads /proc/net/tcp and tcp6', () => {
  const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
  const ipv4 = `${head}   0: 0A0200C0:0019 00000000:0000 0A 00000000:00000003 00:00000000 00000000     0        0 640 1 0 100 0 0 10 0
   1: 0A0200C0:0019 196433C6:D431 01 00000000:00000000 00:00000000 00000000     0        0 641 1 0 100 0 0 10 0\n`;
  expect(parseSocketTable(ipv4, 'ipv4')).toEqual([{ family: 'ipv4', address: '192.0.2.10', port: 25, inode: 640, backlog: 3 }]);
  const ipv6 = `${head}   0: B80D0120000000000000000001000000:024B 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 7 1
   1: 00000000000000000000000000000000:0019 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 8 1
   2: 0000000000000000FFFF00000100007F:0019 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 9 1\n`;
  expect(parseSocketTable(ipv6, 'ipv6').map(({ address, port }) => [address, port])).toEqual([
    ['2001:db8::1', 587],
    ['::', 25],
    ['::ffff:127.0.0.1', 25],
  ]);
});

test('queue limits come from ss, where it answers', () => {
  const listener = (address: string) => ({
    family: 'ipv4' as const,
    address,
    port: 25,
    pids: [],
    inode: 1,
    backlog: 1,
    backlogLimit: null,
  });
  const stdout = 'LISTEN 1 100 0.0.0.0:25 0.0.0.0:*\nLISTEN 0 50 [::]:25 [::]:*\nLISTEN 0 9 127.0.0.53%lo:25 0.0.0.0:*\n';
  const ss = { ok: true as const, value: { code: 0, signal: null, stdout, stderr: '' } };
  const limits = withBacklogLimits(['0.0.0.0', '::', '127.0.0.53', '10.0.0.1'].map(listener), ss).map((one) => one.backlogLimit);
  expect(limits).toEqual([100, 50, 9, null]);
  expect(withBacklogLimits([listener('::')], { ok: false, kind: 'not-found', reason: '', what: 'ss' })[0]?.backlogLimit).toBeNull();
});

test.each([
  ['0::/system.slice/postfix@-.service\n', 'postfix@-.service'],
  ['0::/system.slice/docker-abc.scope/init\n', 'docker-abc.scope'],
  ['9:name=systemd:/system.slice/exim4.service\n8:pids:/\n0::/\n', null],
  ['9:name=systemd:/system.slice/exim4.service\n8:pids:/\n', 'exim4.service'],
  ['0::/\n', null],
  ['', null],
])('unit of %j', (cgroup, unit) => expect(unitOf(cgroup)).toBe(unit));

test('the offset of a zone at an instant', () => {
  const winter = Date.UTC(2026, 0, 15);
  expect(offsetMinutes('UTC', winter)).toBe(0);
  expect(offsetMinutes('Europe/Berlin', winter)).toBe(60);
  expect(offsetMinutes('Europe/Berlin', Date.UTC(2026, 6, 15))).toBe(120);
  expect(offsetMinutes('America/St_Johns', winter)).toBe(-210);
});

test('who, when, and several looks in one', async () => {
  expect(await host.whoami()).toMatchObject({ value: { uid: process.geteuid?.() } });
  const now = await host.now();
  expect(now.ok && Math.abs(now.value.epochMs - Date.now())).toBeLessThan(60_000);
  const sample = await host.sample({ op: 'whoami' }, { times: 3, everyMs: 1 });
  expect(sample.ok && sample.value).toHaveLength(3);
});
