import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostOf } from '../../src/host/host.ts';
import { localExchanger } from '../../src/host/local.ts';
import { program, scratch } from './scratch.ts';

const hostWith = (script: string, mode?: number) => hostOf(localExchanger({ path: program('uname', script, mode) }));
const root = process.geteuid?.() === 0;

test('gives the output, the error output and the exit status', async () => {
  const host = hostWith('echo out; echo err >&2; exit 3');
  expect(await host.run(['uname'])).toEqual({ ok: true, value: { code: 3, signal: null, stdout: 'out\n', stderr: 'err\n' } });
});

test('gives the signal that ended a program', async () => {
  expect(await hostWith('kill -SEGV $$').run(['uname'])).toMatchObject({ ok: true, value: { code: null, signal: 'SIGSEGV' } });
});

test('gives a program nothing to read and nothing of our environment', async () => {
  process.env.MAIL_CONFIG = '/tmp/evil';
  process.env.LD_PRELOAD_TEST = 'x';
  const path = program('uname', '/usr/bin/env | /usr/bin/sort; /bin/cat; pwd');
  const result = await hostOf(localExchanger({ path })).run(['uname']);
  delete process.env.MAIL_CONFIG;
  delete process.env.LD_PRELOAD_TEST;
  const lines = result.ok ? result.value.stdout.trim().split('\n') : [];
  // The shell itself adds PWD and the like.
  const names = lines.map((line) => line.split('=')[0]).filter((name) => !/^(PWD|OLDPWD|SHLVL|_)$/.test(name ?? ''));
  expect(names).toEqual(['LC_ALL', 'PATH', '/']);
  expect(lines).toContain('LC_ALL=C');
  expect(lines).toContain(`PATH=${path}`);
});

test('a program that hangs, with a child that ignores the signal, is ended with all that it started', async () => {
  const directory = scratch();
  const host = hostWith(
    `(trap "" TERM; echo $$ > ${directory}/pid; while :; do /bin/sleep 0.05; done) & trap "" TERM; while :; do /bin/sleep 0.05; done`,
  );
  expect(await host.run(['uname'], { timeoutMs: 300 })).toEqual({
    ok: false,
    kind: 'timed-out',
    what: 'uname',
    reason: 'uname gave no answer within 0.3 s',
  });
  const pid = Number(readFileSync(`${directory}/pid`, 'utf8'));
  await expect.poll(() => existsSync(`/proc/${pid}`)).toBe(false);
});

test('a program that floods is cut off', async () => {
  const host = hostWith('while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done');
  expect(await host.run(['uname'], { maxBytes: 10_000 })).toMatchObject({ ok: false, kind: 'too-large', what: 'uname' });
  const noisy = hostWith('while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa >&2; done');
  expect(await noisy.run(['uname'], { maxBytes: 10_000 })).toMatchObject({ ok: false, kind: 'too-large' });
});

test('output that is no text', async () => {
  expect(await hostWith("printf 'a\\000b'").run(['uname'])).toMatchObject({ ok: false, kind: 'bad-output', what: 'uname' });
  expect(await hostWith("printf 'caf\\351\\n'").run(['uname'])).toMatchObject({ ok: true, value: { stdout: 'caf\ufffd\n' } });
});

test('a program that is missing, closed or broken', async () => {
  expect(await hostWith('exit 0').run(['dmesg'])).toMatchObject({
    kind: 'not-found',
    what: 'dmesg',
    reason: 'the program dmesg was not found',
  });
  expect(await hostWith('exit 0', 0o644).run(['uname'])).toMatchObject({ kind: 'denied', what: 'uname' });
  expect(await hostWith('#!/nowhere/sh\n').run(['uname'])).toMatchObject({ kind: 'not-found', what: 'uname' });
  expect(await hostWith('\0\0\0\0').run(['uname'])).toMatchObject({ kind: 'bad-output', what: 'uname' });
});

test('with an empty search path there is no program at all', async () => {
  const host = hostOf(localExchanger({ path: '' }));
  expect(await host.run(['uname'])).toMatchObject({ kind: 'not-found', what: 'uname' });
  expect(await host.run(['/usr/bin/uname'])).toMatchObject({ kind: 'not-found', what: '/usr/bin/uname' });
});

test('shell characters mean nothing', async () => {
  const directory = scratch();
  const host = hostOf(localExchanger({ path: program('getent', 'for word in "$@"; do echo "[$word]"; done') }));
  const result = await host.run(['getent', 'hosts', `$(touch ${directory}/x);|&`]);
  expect(result).toMatchObject({ kind: 'not-allowed' });
  const search = hostOf(localExchanger({ path: program('journalctl', 'for word in "$@"; do echo "[$word]"; done') }));
  const grep = `$(touch ${directory}/x) ; touch ${directory}/x | \`touch ${directory}/x\` *`;
  expect(await search.run(['journalctl', '-g', grep])).toMatchObject({ value: { stdout: `[-g]\n[${grep}]\n` } });
  expect(existsSync(`${directory}/x`)).toBe(false);
});

test('a program named by its path must be one that only root can have written', async () => {
  const directory = program('uname', 'echo evil');
  expect(await hostOf(localExchanger()).run([join(directory, 'uname')])).toMatchObject({ kind: 'not-allowed' });
  expect(await hostOf(localExchanger()).run(['/usr/bin/uname', '-s'])).toMatchObject({ ok: true, value: { stdout: 'Linux\n' } });
});

test('ldd never lets the loader run for a file that is not trusted', async () => {
  const file = join(scratch(), 'smtpd');
  writeFileSync(file, '#!/bin/sh\necho evil\n', { mode: 0o755 });
  expect(await hostOf(localExchanger()).run(['ldd', file])).toMatchObject({ kind: 'not-allowed', what: 'ldd' });
  expect(await hostOf(localExchanger()).run(['ldd', '/nowhere/smtpd'])).toMatchObject({ kind: 'not-found', what: 'ldd' });
});

test('a stopped program answers at once, and one that was stopped before never starts', async () => {
  const stop = new AbortController();
  const directory = scratch();
  const path = program('uname', `echo $$ > ${directory}/pid; exec /bin/sleep 60`);
  const running = hostOf(localExchanger({ path }), stop.signal).run(['uname']);
  await expect.poll(() => existsSync(`${directory}/pid`) && readFileSync(`${directory}/pid`, 'utf8')).toMatch(/\d/);
  stop.abort();
  expect(await running).toMatchObject({ ok: false, kind: 'timed-out', what: 'uname' });
  expect(await hostOf(localExchanger({ path }), stop.signal).run(['uname'])).toMatchObject({ ok: false, kind: 'timed-out' });
});

test.runIf(root)('runs as another user, without the groups of root', async () => {
  const host = hostOf(localExchanger({ path: program('uname', '/usr/bin/id -un; /usr/bin/id -G') }));
  expect(await host.run(['uname'], { asPostfixUser: 'nosuchuser' })).toMatchObject({ kind: 'not-found', what: 'uname' });
});

test.runIf(!root)('only root runs as another user', async () => {
  const host = hostOf(localExchanger({ path: program('uname', 'true') }));
  expect(await host.run(['uname'], { asPostfixUser: 'root' })).toMatchObject({ kind: 'denied', what: 'uname' });
});

test.runIf(root)('as another user: the numbers are those of /etc/passwd', async () => {
  const directory = program('uname', '/usr/bin/id -u; /usr/bin/id -G');
  const { chmodSync } = await import('node:fs');
  chmodSync(directory, 0o755);
  const result = await hostOf(localExchanger({ path: directory })).run(['uname'], { asPostfixUser: 'nobody' });
  const [, , uid, gid] = /^(nobody):[^:]*:(\d+):(\d+)/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  expect(result).toMatchObject({ ok: true, value: { code: 0, stdout: `${uid}\n${gid}\n` } });
});
