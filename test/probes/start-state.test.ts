import { describe, expect, test } from 'vitest';
import type { ProcessInfo } from '../../src/host/types.ts';
import initService from '../../src/probes/init-service.ts';
import postfixRunning from '../../src/probes/postfix-running.ts';
import { ask } from './ask.ts';
import { type Paper, process } from './paper-host.ts';

const QUEUE = '/var/spool/postfix';
const PID = `${QUEUE}/pid/master.pid`;
const init = process(1, '/sbin/init');
const master = process(400, '/usr/lib/postfix/sbin/master -w');
const lockOf = (pid: number) => `1: FLOCK  ADVISORY  WRITE ${pid} 08:01:77 0 EOF\n`;

describe('is it running?', () => {
  const look = async (processes: readonly ProcessInfo[], locks: string, more: Paper = {}) => {
    const paper: Paper = {
      processes,
      ...more,
      files: { '/etc/postfix/main.cf': 'a = b\n', '/proc/locks': locks, ...more.files },
      stats: { [PID]: { inode: 77 }, [QUEUE]: { type: 'directory', inode: 7 }, ...more.stats },
    };
    return (await ask(postfixRunning, paper, { queueDirectory: QUEUE })).outcome;
  };
  test('a live master holds the lock', async () =>
    expect(await look([init, master], lockOf(400))).toMatchObject({ kind: 'running', pid: 400 }));
  test('nobody holds it, whatever the pid file says', async () => {
    const files = { [PID]: '                             400\n' };
    expect((await look([init, process(400, '/usr/bin/sleep 100')], '', { files })).kind).toBe('stopped');
  });
  test('the number belongs to somebody else, who has the file open and locked', async () => {
    const more = { directories: { '/proc/400/fd': ['3'] }, links: { '/proc/400/fd/3': PID } };
    expect(await look([init, process(400, '/usr/bin/flock x')], lockOf(400), more)).toMatchObject({
      kind: 'lock-held-by-other',
      name: 'flock',
    });
  });
  test('another instance runs', async () => {
    const main = 'multi_instance_directories = /etc/postfix-out\nmulti_instance_enable = yes\n';
    const out = 'queue_directory = /var/spool/out\nmulti_instance_name = out\nmulti_instance_enable = yes\n';
    const more = {
      files: { '/etc/postfix/main.cf': main, '/etc/postfix-out/main.cf': out },
      stats: { '/var/spool/out/pid/master.pid': { inode: 78 }, '/var/spool/out': { type: 'directory', inode: 8 } as const },
    };
    const locks = '1: FLOCK  ADVISORY  WRITE 400 08:01:78 0 EOF\n';
    expect(await look([init, master], locks, more)).toMatchObject({ kind: 'stopped-beside-others', others: ['out'] });
    const parent = { ...more, files: { ...more.files, '/etc/postfix/main.cf': 'multi_instance_directories = /etc/postfix-out\n' } };
    expect((await look([init, master], locks, parent)).kind).toBe('switched-off');
  });
  test('who sees only own processes does not know', async () => expect((await look([process(999, 'bash')], '')).kind).toBe('unknown'));
});

describe('the boot service', () => {
  const UNIT = 'systemctl show -p LoadState,ActiveState,UnitFileState --no-pager postfix.service';
  const systemd = async (load: string, active: string, file: string) => {
    const stdout = `LoadState=${load}\nActiveState=${active}\nUnitFileState=${file}\n`;
    const stats = { '/run/systemd/system': { type: 'directory' } as const };
    return (await ask(initService, { processes: [init], stats, runs: { [UNIT]: { stdout } } })).outcome;
  };
  test.each([
    ['loaded', 'inactive', 'enabled', 'enabled'],
    ['loaded', 'active', 'enabled', 'active-but-dead'],
    ['loaded', 'inactive', 'disabled', 'not-enabled'],
    ['masked', 'inactive', 'masked', 'masked'],
    ['loaded', 'inactive', 'masked-runtime', 'masked'],
    ['not-found', 'inactive', '', 'no-service'],
  ])('systemd: %s %s %s', async (load, active, file, kind) => expect((await systemd(load, active, file)).kind).toBe(kind));
  test('commands fit what is wrong', async () => {
    expect(await systemd('masked', 'inactive', 'masked')).toMatchObject({ enable: 'systemctl unmask postfix.service' });
  });
  test('OpenRC and sysv-rc', async () => {
    const script = { '/etc/init.d/postfix': {} };
    const openrc = { '/run/openrc': { type: 'directory' } as const, ...script };
    expect((await ask(initService, { processes: [init], stats: openrc })).outcome).toMatchObject({
      enable: 'rc-update add postfix default',
    });
    const on = { '/etc/runlevels/default': ['postfix'] };
    expect((await ask(initService, { processes: [init], stats: openrc, directories: on })).outcome.kind).toBe('enabled');
    const links = { '/etc/rc2.d': ['S01postfix'] };
    expect((await ask(initService, { processes: [init], stats: script, directories: links })).outcome.kind).toBe('enabled');
    expect((await ask(initService, { processes: [init], stats: script })).outcome.kind).toBe('not-enabled');
  });
  test('a container starts no services', async () => {
    expect((await ask(initService, { processes: [process(1, '/entrypoint')], stats: { '/etc/init.d/postfix': {} } })).outcome.kind).toBe(
      'no-service',
    );
  });
  test('a systemctl that hangs says nothing', async () => {
    const stats = { '/run/systemd/system': { type: 'directory' } as const };
    expect((await ask(initService, { processes: [init], stats, runs: { [UNIT]: 'timed-out' } })).outcome.kind).toBe('unknown');
  });
});
