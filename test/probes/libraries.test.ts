import { expect, test } from 'vitest';
import libraryPlace from '../../src/probes/library-place.ts';
import packageFit from '../../src/probes/package-fit.ts';
import sharedLibraries from '../../src/probes/shared-libraries.ts';
import { type Paper, paperHost } from './paper-host.ts';

const instance = { name: '-', config: '/etc/postfix' };
const SBIN = '/usr/lib/postfix/sbin';
const SASL = '/lib/x86_64-linux-gnu/libsasl2.so.2';
const FOUND = { stdout: `\tlibsasl2.so.2 => ${SASL} (0x00007fafaa36f000)\n` };
const MISSING = { stdout: '\tlibsasl2.so.2 => not found\n' };
const COMMANDS = ['postfix', 'postconf', 'postlog', 'postsuper', 'postdrop', 'postqueue', 'sendmail'];
const PROGRAMS = [`${SBIN}/master`, `${SBIN}/smtpd`, ...COMMANDS.map((name) => `/usr/sbin/${name}`)];
const DEBIAN_12 = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n';
const DPKG_QUERY = 'dpkg-query -W -f ${Version}\\t${Architecture}\\t${Maintainer}\\n postfix';

const paper = (ldd: Paper['runs'] = {}, version = '3.7.11-0+deb12u1', more: Paper = {}): Paper => ({
  files: { '/etc/postfix/master.cf': 'smtp inet n - y - - smtpd\n', '/etc/postfix/main.cf': 'x = y\n', '/etc/os-release': DEBIAN_12 },
  stats: { [SASL]: { mode: 0o644 } },
  ...more,
  runs: {
    'postconf -c /etc/postfix -x': {
      stdout: `daemon_directory = ${SBIN}\ncommand_directory = /usr/sbin\nshlib_directory = /usr/lib/postfix\n`,
    },
    ...Object.fromEntries(PROGRAMS.map((path) => [`ldd ${path}`, FOUND])),
    [DPKG_QUERY]: { stdout: `${version}\tamd64\tLaMont Jones <lamont@debian.org>\n` },
    ...ldd,
  },
});

async function libraries(on: Paper) {
  const facts = await sharedLibraries.collect(paperHost(on), { instance });
  return sharedLibraries.interpret(facts, { instance }).outcome;
}
async function fitting(on: Paper) {
  const facts = await packageFit.collect(paperHost(on), { instance });
  return packageFit.interpret(facts, { instance }).outcome;
}

test('a healthy installation finds all libraries and fits', async () => {
  expect(await libraries(paper())).toEqual({ kind: 'all-found', programs: 9 });
  expect(await fitting(paper())).toEqual({ kind: 'fits' });
});

test('one missing library of several programs is one item', async () => {
  const ldd = { [`ldd ${SBIN}/smtpd`]: MISSING, 'ldd /usr/sbin/postconf': MISSING };
  expect(await libraries(paper(ldd))).toEqual({
    kind: 'trouble',
    items: [{ library: 'libsasl2.so.2', trouble: 'not-found', path: '', said: '', program: `${SBIN}/smtpd`, programs: 2, forUsers: true }],
  });
});

test('a damaged library, and one that only root may read', async () => {
  const stderr = `${SBIN}/smtpd: error while loading shared libraries: ${SASL}: file too short\n`;
  expect(await libraries(paper({ [`ldd ${SBIN}/smtpd`]: { code: 1, stderr } }))).toMatchObject({
    items: [{ library: 'libsasl2.so.2', trouble: 'damaged', path: SASL, said: 'file too short', forUsers: false }],
  });
  expect(await libraries(paper({}, undefined, { stats: { [SASL]: { mode: 0o600 } } }))).toMatchObject({
    items: [{ trouble: 'closed', path: SASL, programs: 7 }],
  });
});

test('a plug-in counts only when a table of its type is used', async () => {
  const plugIn = { 'ldd /usr/lib/postfix/postfix-pcre.so': { stdout: '\tlibpcre2-8.so.0 => not found\n' } };
  const directories = { '/usr/lib/postfix': ['postfix-pcre.so', 'libpostfix-util.so', 'sbin'] };
  const unused = paper(plugIn, undefined, { directories });
  expect(await libraries(unused)).toMatchObject({ kind: 'all-found' });
  const files = { ...unused.files, '/etc/postfix/main.cf': 'header_checks = pcre:/etc/postfix/headers\n' };
  expect(await libraries({ ...unused, files })).toMatchObject({ items: [{ library: 'libpcre2-8.so.0' }] });
});

test('without ldd nothing is claimed', async () => {
  const none = Object.fromEntries(PROGRAMS.map((path) => [`ldd ${path}`, 'not-allowed'] as const));
  expect(await libraries(paper(none))).toMatchObject({ kind: 'unknown', failure: 'not-allowed' });
});

const NEWER = { stdout: `${SBIN}/smtpd: /lib/x86_64-linux-gnu/libc.so.6: version \`GLIBC_2.38' not found (required by ${SBIN}/smtpd)\n` };
test.each([
  ['a newer C library', paper({ [`ldd ${SBIN}/smtpd`]: NEWER }), 'GLIBC_2.38 of libc.so.6', 'postfix'],
  [
    'a newer release by its own version',
    paper({ [`ldd ${SBIN}/smtpd`]: NEWER }, '3.10.5-1+deb13u1'),
    'GLIBC_2.38 of libc.so.6',
    'postfix/bookworm',
  ],
  [
    'libraries of Ubuntu',
    paper({ [`ldd ${SBIN}/smtpd`]: MISSING }, '3.8.6-1build2ubuntu1'),
    'the library libsasl2.so.2',
    'postfix/bookworm',
  ],
])('foreign: %s', async (_name, on, needs, replacement) => {
  expect(await fitting(on)).toMatchObject({ kind: 'foreign', program: `${SBIN}/smtpd`, needs, replacement });
});

test.each([
  ['a backport that runs', paper({}, '3.10.2-1~bpo12+1')],
  ['a package kept from the last release that runs', paper({}, '3.5.25-0+deb11u1')],
  ['a missing library alone', paper({ [`ldd ${SBIN}/smtpd`]: MISSING })],
])('not foreign: %s', async (_name, on) => expect(await fitting(on)).toEqual({ kind: 'fits' }));

const where = {
  library: 'libsasl2.so.2',
  trouble: 'not-found',
  path: '',
  said: '',
  forUsers: true,
  shlibDirectory: '/usr/lib/postfix',
} as const;
const LIB = '/usr/lib/x86_64-linux-gnu';
const DPKG = {
  'dpkg -S libsasl2.so.2': { stdout: `libsasl2-2:amd64: ${LIB}/libsasl2.so.2\nlibsasl2-2:amd64: ${LIB}/libsasl2.so.2.0.25\n` },
};
async function place(on: Paper, input: Partial<typeof where> = {}) {
  const directories = { '/usr/lib': ['x86_64-linux-gnu'], ...on.directories };
  const asked = { ...where, ...input };
  const facts = await libraryPlace.collect(paperHost({ runs: DPKG, ...on, directories }), asked);
  return libraryPlace.interpret(facts, asked).outcome;
}

test.each<[string, Paper, object]>([
  ['nowhere', {}, { kind: 'absent', source: 'libsasl2-2', owner: 'the package libsasl2-2' }],
  ['nowhere, and dpkg does not know it', { runs: {} }, { kind: 'absent', source: 'libsasl2-2' }],
  [
    'renamed',
    { directories: { [LIB]: ['libsasl2.so.2.old'] } },
    { kind: 'absent', state: `only ${LIB}/libsasl2.so.2.old is there, under another name` },
  ],
  [
    'a link that leads nowhere',
    { directories: { [LIB]: ['libsasl2.so.2'] }, links: { [`${LIB}/libsasl2.so.2`]: 'libsasl2.so.2.0.25' } },
    { kind: 'absent', state: `${LIB}/libsasl2.so.2 is only a link to libsasl2.so.2.0.25, which does not exist` },
  ],
  [
    'in a directory that is not searched',
    { directories: { '/opt': ['sasl'], '/opt/sasl/lib': ['libsasl2.so.2'] }, files: { '/opt/sasl/lib/libsasl2.so.2': '' } },
    { kind: 'not-searched', path: '/opt/sasl/lib/libsasl2.so.2', directory: '/opt/sasl/lib' },
  ],
  ['there and not taken', { directories: { [LIB]: ['libsasl2.so.2'] }, files: { [`${LIB}/libsasl2.so.2`]: '' } }, { kind: 'unusable' }],
  [
    'closed to this user',
    { directories: { [LIB]: ['libsasl2.so.2'] }, stats: { [`${LIB}/libsasl2.so.2`]: { mode: 0o600 } } },
    { kind: 'closed', path: `${LIB}/libsasl2.so.2` },
  ],
])('a library that is %s', async (_name, on, expected) => expect(await place(on)).toMatchObject(expected));

test('a library that only daemons need may be closed to users', async () => {
  const on: Paper = { directories: { [LIB]: ['libsasl2.so.2'] }, stats: { [`${LIB}/libsasl2.so.2`]: { mode: 0o600 } } };
  expect(await place(on, { forUsers: false as never })).toMatchObject({ kind: 'unknown', failure: 'denied' });
});
