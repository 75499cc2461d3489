import { expect, test } from 'vitest';
import context from '../../src/probes/context.ts';
import { type Paper, paperHost, process } from './paper-host.ts';

const INIT = process(1, '/lib/systemd/systemd', { name: 'systemd' });
const MASTER = process(404, '/usr/lib/postfix/sbin/master -w');
const VALUES = [
  'config_directory = /etc/postfix',
  'daemon_directory = /usr/lib/postfix/sbin',
  'mail_version = 3.7.11',
  'multi_instance_directories =',
  'queue_directory = /var/spool/postfix',
].join('\n');
const PID_FILE = '/var/spool/postfix/pid/master.pid';
const MOUNTS = '22 1 8:1 / / rw - ext4 /dev/sda1 rw\n';
const lockBy = (pid: number, inode = 433, device = '08:01') => `1: FLOCK  ADVISORY  WRITE ${pid} ${device}:${inode} 0 EOF\n`;

const RUNNING: Paper = {
  files: {
    '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n',
    '/etc/postfix/main.cf': 'myhostname = mail.example.test\n',
    '/proc/locks': lockBy(404),
    '/proc/self/mountinfo': MOUNTS,
  },
  stats: { [PID_FILE]: { inode: 433, device: '8:1' } },
  links: { '/proc/self/ns/pid': 'pid:[4026531836]' },
  runs: { 'postconf -c /etc/postfix -x': { stdout: VALUES }, 'postconf -d -h config_directory': { stdout: '/etc/postfix\n' } },
  processes: [INIT, MASTER],
};

async function ask(paper: Paper) {
  const facts = await context.collect(paperHost(paper), {});
  return context.interpret(facts, {}).outcome;
}
async function instances(paper: Paper) {
  const outcome = await ask(paper);
  return outcome.kind === 'found' ? outcome.instances : [];
}
const withFiles = (files: Paper['files']): Paper => ({ ...RUNNING, files: { ...RUNNING.files, ...files } });

test('a running Postfix with its host', async () => {
  expect(await ask(RUNNING)).toMatchObject({
    kind: 'found',
    privileges: { uid: 0, user: 'root', root: true },
    os: { id: 'debian', versionId: '12', codename: 'bookworm' },
    init: { system: 'systemd', isPid1: true },
    instances: [{ name: '-', config: '/etc/postfix', version: '3.7.11', running: 'yes', masterPid: 404, valuesFrom: 'postconf' }],
  });
});

test.each<[string, Paper, 'yes' | 'no' | 'unknown']>([
  ['no lock on master.pid', withFiles({ '/proc/locks': '' }), 'no'],
  ['a lock of a process that is no master', { ...RUNNING, processes: [INIT, process(404, '/usr/bin/vim x')] }, 'no'],
  ['a lock on a file of another file system', withFiles({ '/proc/locks': lockBy(404, 433, '08:02') }), 'no'],
  [
    'overlayfs: the lock is on the device of the mount',
    {
      ...withFiles({ '/proc/self/mountinfo': '22 1 0:101 / /var rw - overlay overlay rw\n', '/proc/locks': lockBy(404, 433, '00:65') }),
      stats: { [PID_FILE]: { inode: 433, device: '0:102' } },
    },
    'yes',
  ],
  [
    'locks are hidden, but master works in the queue',
    {
      ...withFiles({ '/proc/locks': 'denied' }),
      stats: { [PID_FILE]: {}, '/var/spool/postfix': { inode: 7 }, '/proc/404/cwd': { inode: 7 } },
    },
    'yes',
  ],
  [
    'locks and working directories are hidden',
    { ...withFiles({ '/proc/locks': 'denied' }), stats: { [PID_FILE]: {}, '/proc/404/cwd': 'denied' } },
    'unknown',
  ],
  ['other processes are hidden', { ...RUNNING, processes: [process(99, '/usr/bin/node')] }, 'unknown'],
  ['processes cannot be listed', { ...RUNNING, processes: 'timed-out' }, 'unknown'],
  ['the master of a container', { ...RUNNING, processes: [INIT, { ...MASTER, pidNamespace: '4026532000' }] }, 'no'],
  [
    'an ordinary user sees the lock and the name',
    { ...RUNNING, processes: [INIT, { ...MASTER, exe: null, root: null, pidNamespace: null }] },
    'yes',
  ],
  ['no pid file, no master', { ...RUNNING, stats: {}, processes: [INIT] }, 'no'],
])('running: %s', async (_name, paper, running) => {
  expect(await instances(paper)).toMatchObject([{ running }]);
});

test('instances: the listed ones, and one that only runs', async () => {
  const two = '/var/spool/postfix-two/pid/master.pid';
  const paper: Paper = {
    ...RUNNING,
    files: {
      ...RUNNING.files,
      '/etc/postfix/main.cf': 'multi_instance_directories = /etc/postfix-two\n',
      '/etc/postfix-two/main.cf':
        'multi_instance_name = postfix-two\nqueue_directory = /var/spool/postfix-two\nmulti_instance_enable = yes\n',
      '/etc/postfix-three/main.cf': 'queue_directory = /var/spool/three\n',
      '/etc/postfix-old/main.cf': 'queue_directory = /var/spool/old\n',
      '/proc/locks': lockBy(404) + lockBy(505, 555) + lockBy(606, 666),
    },
    directories: { '/etc': ['passwd', 'postfix', 'postfix-two', 'postfix-three', 'postfix-old'] },
    stats: { ...RUNNING.stats, [two]: { inode: 555 }, '/var/spool/three/pid/master.pid': { inode: 666 }, '/proc/606/cwd': 'denied' },
    runs: {},
    processes: [INIT, MASTER, process(505, '/usr/lib/postfix/sbin/master -w'), process(606, '/usr/lib/postfix/sbin/master -w')],
  };
  expect(await instances(paper)).toMatchObject([
    { name: '-', config: '/etc/postfix', running: 'yes', masterPid: 404, valuesFrom: 'parser', enabled: false },
    { name: 'postfix-two', config: '/etc/postfix-two', running: 'yes', masterPid: 505, enabled: true },
    { name: '/etc/postfix-three', config: '/etc/postfix-three', running: 'yes', masterPid: 606, enabled: false },
  ]);
});

test.each<[string, Paper]>([
  ['only main.cf', { files: { '/etc/postfix/main.cf': 'bad-output' }, stats: { '/etc/postfix/main.cf': {} } }],
  [
    'only a postconf that cannot start',
    { runs: { 'postconf -c /etc/postfix -x': { code: 127, stderr: 'postconf: error while loading shared libraries: libsasl2.so.2' } } },
  ],
  ['only a running master', { processes: [INIT, process(9, '/opt/postfix/libexec/master -c /opt/postfix/etc')] }],
  ['only a daemon directory', { files: { '/usr/libexec/postfix/master': '' } }],
])('Postfix is there: %s', async (_name, paper) => expect(await ask(paper)).toMatchObject({ kind: 'found' }));

test('no Postfix: says where it looked', async () => {
  const outcome = await ask({ processes: [INIT] });
  expect(outcome).toMatchObject({ kind: 'no-postfix', looked: expect.arrayContaining(['postconf', '/etc/postfix/main.cf']) });
});

test('when nothing answers it does not claim that Postfix is missing', async () => {
  expect(await ask({ otherwise: 'timed-out' })).toMatchObject({ kind: 'unknown', failure: 'timed-out' });
  expect(await ask({ processes: [INIT], stats: { '/etc/postfix/main.cf': 'denied' } })).toMatchObject({
    kind: 'unknown',
    failure: 'denied',
  });
});
