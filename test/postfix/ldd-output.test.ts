import { expect, test } from 'vitest';
import { parseLdd, splitLdd } from '../../src/postfix/ldd-output.ts';

const HEALTHY = [
  '\tlinux-vdso.so.1 (0x00007fafaa4ac000)',
  '\tlibpostfix-util.so => /usr/lib/postfix/libpostfix-util.so (0x00007fafaa397000)',
  '\tlibsasl2.so.2 => /lib/x86_64-linux-gnu/libsasl2.so.2 (0x00007fafaa36f000)',
  '\t/lib64/ld-linux-x86-64.so.2 (0x00007fafaa4ae000)',
].join('\n');

test('reads the libraries that are found', () => {
  expect(parseLdd(HEALTHY, '')).toEqual({
    resolved: [
      { name: 'libpostfix-util.so', path: '/usr/lib/postfix/libpostfix-util.so' },
      { name: 'libsasl2.so.2', path: '/lib/x86_64-linux-gnu/libsasl2.so.2' },
    ],
    missing: [],
    versions: [],
    broken: null,
    notDynamic: false,
  });
});

test('reads what is missing, once each', () => {
  const stdout = `${HEALTHY}\n\tlibsaslX.so.2 => not found\n\tlibsaslX.so.2 => not found\n`;
  expect(parseLdd(stdout, '').missing).toEqual(['libsaslX.so.2']);
});

test('reads the version that a program made for a newer system needs', () => {
  const line =
    "/usr/lib/postfix/sbin/smtpd: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by /usr/lib/postfix/sbin/smtpd)";
  expect(parseLdd(`${line}\n${HEALTHY}`, '').versions).toEqual([{ version: 'GLIBC_2.38', library: '/lib/x86_64-linux-gnu/libc.so.6' }]);
});

test.each([
  [
    'file too short',
    '/usr/lib/postfix/sbin/smtpd: error while loading shared libraries: /lib/x86_64-linux-gnu/libsasl2.so.2: file too short',
  ],
  [
    'invalid ELF header',
    '/usr/lib/postfix/sbin/smtpd: error while loading shared libraries: /lib/x86_64-linux-gnu/libsasl2.so.2: invalid ELF header',
  ],
])('reads a damaged library: %s', (said, stderr) => {
  expect(parseLdd('', stderr).broken).toEqual({ path: '/lib/x86_64-linux-gnu/libsasl2.so.2', said });
});

test('knows a program without libraries or for another processor', () => {
  expect(parseLdd('', '\tnot a dynamic executable\n').notDynamic).toBe(true);
});

test('splits what ldd says about several healthy programs, and nothing where one has trouble', () => {
  const both =
    '/usr/sbin/a:\n\tlibc.so.6 => /lib/libc.so.6 (0x00007f0000000000)\n/usr/sbin/b:\n\tlibm.so.6 => /lib/libm.so.6 (0x00007f0000000000)\n';
  expect([...(splitLdd(both, '') ?? [])].map(([file, part]) => [file, parseLdd(part, '').resolved[0]?.name])).toEqual([
    ['/usr/sbin/a', 'libc.so.6'],
    ['/usr/sbin/b', 'libm.so.6'],
  ]);
  expect(splitLdd(both.replace('/lib/libm.so.6 (0x00007f0000000000)', 'not found'), '')).toBeNull();
  expect(splitLdd(both, 'ldd: warning: you do not have execution permission')).toBeNull();
});
