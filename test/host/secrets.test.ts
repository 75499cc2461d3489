import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostOf } from '../../src/host/host.ts';
import { secretTokens } from '../../src/host/secret-token.ts';
import { withoutSecrets } from '../../src/host/secrets.ts';
import type { Exchanger, Host, HostCall, ResultOf } from '../../src/host/types.ts';

/** A host of fixed texts: files by path, programs by command line, log tails by path. */
function hostOfTexts(texts: Readonly<Record<string, unknown>>): Host {
  const exchanger: Exchanger = {
    async perform<C extends HostCall>(call: C) {
      const name = call.op === 'run' ? call.argv.join(' ') : 'path' in call ? call.path : call.op;
      const text = texts[name] ?? '';
      const value =
        call.op === 'run'
          ? { code: 0, signal: null, stdout: text, stderr: '' }
          : call.op === 'readTail'
            ? { text, size: 1, offset: 0, mtimeMs: 0, inode: 1 }
            : text;
      return { ok: true, value } as unknown as ResultOf<C>;
    },
  };
  return hostOf(withoutSecrets(exchanger));
}
const TOKEN = 'secret-[0-9a-f]{8,32}';
const shape = (text: string) => text.replaceAll(new RegExp(TOKEN, 'g'), '***');
async function cleanFile(path: string, text: string): Promise<string> {
  const result = await hostOfTexts({ [path]: text }).readFile(path);
  return result.ok ? shape(result.value) : result.kind;
}

test.each([
  ['smtp_sasl_password = hunter2', 'smtp_sasl_password = ***'],
  ['password = top secret words  ', 'password = ***  '],
  ["bind_pw = 'x y'", "bind_pw = '***'"],
  ['  -o my_secret=hunter2 -o smtpd_banner=hi', '  -o my_secret=*** -o smtpd_banner=hi'],
  ['  -o { my_password = hunter2 }', '  -o { my_password = *** }'],
  ['#db_passwd=old', '#db_passwd=***'],
  [
    'postconf: warning: /etc/postfix/main.cf: unused parameter: relay_password=hunter2',
    'postconf: warning: /etc/postfix/main.cf: unused parameter: relay_password=***',
  ],
  ['smtp/unix/x_password = hunter2', 'smtp/unix/x_password = ***'],
  ['ldap_bind_pw = a', 'ldap_bind_pw = ***'],
  ['hosts = postgresql://mail:hunter2@db.example.test/mail', 'hosts = postgresql://mail:***@db.example.test/mail'],
  [
    'smtp_sasl_password_maps = inline:{ [mx.example.test]:587=bob:hunter2, {x = eve:abc} }',
    'smtp_sasl_password_maps = inline:{ [mx.example.test]:587=bob:***, {x = eve:***} }',
  ],
  [
    'smtp_sasl_password_maps = inline:{\n   a=bob:hunter2\n# c=d:e\n   }\nmyhostname = x=y',
    'smtp_sasl_password_maps = inline:{\n   a=bob:***\n# c=d:***\n   }\nmyhostname = x=y',
  ],
  ['lmtp_sasl_password_maps=static:bob:hunter2', 'lmtp_sasl_password_maps=static:bob:***'],
])('replaces %j', async (dirty, clean) => {
  expect(await cleanFile('/etc/postfix/main.cf', `${dirty}\n`)).toBe(`${clean}\n`);
});

test.each([
  'smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd',
  'bind_pw = $my_pw',
  'local_recipient_maps = proxy:unix:passwd.byname $alias_maps',
  "query = SELECT password FROM users WHERE secret = '%u' AND password = '%p'",
  'passwd:         files systemd',
  'smtpd_tls_auth_only = yes',
  '250-AUTH PLAIN LOGIN CRAM-MD5',
  '250 AUTH PLAIN XOAUTH2',
  'Nov 23 18:24:18 mail postfix/smtpd[1]: > client[192.0.2.1]:25: QUIT',
  'Nov 23 18:24:18 mail postfix/smtpd[1]: warning: client[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6',
  'see https://www.postfix.org/SASL_README.html',
  'root:x:0:0:root:/root:/bin/bash',
])('leaves %j alone', async (line) => {
  expect(await cleanFile('/etc/postfix/main.cf', `${line}\n`)).toBe(`${line}\n`);
});

test.each([
  ['postfix/smtp[1]: > mx[192.0.2.1]:25: AUTH PLAIN AGJvYgBodW50ZXIy', 'postfix/smtp[1]: > mx[192.0.2.1]:25: AUTH PLAIN ***'],
  ['postfix/smtpd[1]: < mx[192.0.2.1]:25: Ym9i', 'postfix/smtpd[1]: < mx[192.0.2.1]:25: ***'],
  ['postfix/smtpd[1]: < mx[192.0.2.1]: aHVudGVyMg==', 'postfix/smtpd[1]: < mx[192.0.2.1]: ***'],
  [
    'postfix/smtpd[1]: smtpd_sasl_authenticate: sasl_method PLAIN, init_response AGJvYgBodW50ZXIy',
    'postfix/smtpd[1]: smtpd_sasl_authenticate: sasl_method PLAIN, init_response ***',
  ],
  ["smtp_sasl_passwd_lookup: host `mx' user `bob' pass `hunter2'", "smtp_sasl_passwd_lookup: host `mx' user `bob' pass `***'"],
  ['xsasl_cyrus_server_next: decoded response: bob hunter2', 'xsasl_cyrus_server_next: decoded response: ***'],
  ['xsasl_cyrus_client_first: uncoded initial reply: xhunter2', 'xsasl_cyrus_client_first: uncoded initial reply: ***'],
])('a verbose log line: %j', async (dirty, clean) => {
  const tail = await hostOfTexts({ '/var/log/mail.log': `before\nNov 23 18:24:18 mail ${dirty}\nafter\n` }).readTail(
    '/var/log/mail.log',
    1000,
  );
  expect(tail.ok && shape(tail.value.text)).toBe(`before\nNov 23 18:24:18 mail ${clean}\nafter\n`);
});

const KEY = `-----BEGIN RSA PRIVATE KEY-----\n${'QUJD'.repeat(16)}\n${'QUJE'.repeat(16)}\n-----END RSA PRIVATE KEY-----\n`;

test('private keys: whole, without their end, without their beginning', async () => {
  const certificate = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  expect(await cleanFile('/etc/ssl/a.pem', certificate + KEY + certificate)).toBe(
    `${certificate}-----BEGIN RSA PRIVATE KEY-----\n***\n-----END RSA PRIVATE KEY-----\n${certificate}`,
  );
  expect(await cleanFile('/etc/ssl/a.pem', KEY.slice(0, 60))).toBe('-----BEGIN RSA PRIVATE KEY-----\n***\n');
  expect(await cleanFile('/etc/ssl/a.pem', KEY.slice(60))).toBe('***\n-----END RSA PRIVATE KEY-----\n');
});

test('bytes of a key or of a password table are not handed out; the header of an index is', async () => {
  const header = Buffer.concat([Buffer.from([0, 6, 0x15, 0x61]), Buffer.alloc(200)]).toString('base64');
  const host = hostOfTexts({
    '/etc/ssl/key.pem': Buffer.from(KEY).toString('base64'),
    '/etc/postfix/sasl_passwd.db': header,
  });
  expect(await host.readAt('/etc/ssl/key.pem', 0, 1000)).toMatchObject({ ok: false, kind: 'not-allowed' });
  expect(await host.readAt('/etc/postfix/sasl_passwd.db', 0, 512)).toEqual({ ok: true, value: header });
  expect(await host.readAt('/etc/postfix/sasl_passwd.db', 4096, 512)).toMatchObject({ ok: false, kind: 'not-allowed' });
});

test('password tables keep keys and users, and equal secrets stay equal', async () => {
  const table = '# relay\n[mx.example.test]:587 bob:hunter2\n#old.example.test   eve:hunter2\nplain\thunter2\nother  al:Hunter2\n';
  const host = hostOfTexts({ '/etc/postfix/sasl_passwd': table, '/etc/postfix/main.cf': 'db_password = hunter2\n' });
  const result = await host.readFile('/etc/postfix/sasl_passwd');
  const text = result.ok ? result.value : '';
  expect(shape(text)).toBe('# relay\n[mx.example.test]:587 bob:***\n#old.example.test   eve:***\nplain\t***\nother  al:***\n');
  const tokens = text.match(new RegExp(TOKEN, 'g')) ?? [];
  const main = await host.readFile('/etc/postfix/main.cf');
  expect(new Set(tokens.slice(0, 3)).size).toBe(1);
  expect(tokens[3]).not.toBe(tokens[0]);
  expect(main.ok && main.value).toBe(`db_password = ${tokens[0]}\n`);
});

test('a table is known as a password table once the configuration has named it', async () => {
  const host = hostOfTexts({
    'postconf -n': 'relayhost = x\nsmtp_sasl_password_maps = hash:/etc/postfix/relay, texthash:$config_directory/more\n',
    '/etc/postfix/relay': 'mx bob:hunter2\n',
    '/srv/x/more': 'mx bob:hunter2\n',
    'postmap -q mx hash:/etc/postfix/relay': 'bob:hunter2\n',
  });
  await host.run(['postconf', '-n']);
  const answers = [await host.readFile('/etc/postfix/relay'), await host.readFile('/srv/x/more')];
  expect(answers.map((answer) => answer.ok && shape(answer.value))).toEqual(['mx bob:***\n', 'mx bob:***\n']);
  const query = await host.run(['postmap', '-q', 'mx', 'hash:/etc/postfix/relay']);
  expect(query.ok && shape(query.value.stdout)).toBe('bob:***\n');
});

test('the arguments of processes, and samples of any call', async () => {
  const argv = ['mysqld', '--password=hunter2', '--secret', 'hunter2', '--verbose', 'x'];
  const process = { pid: 1, argv };
  const host = hostOfTexts({ processes: [process], '/f': 'password = hunter2\n' });
  const processes = await host.processes();
  expect(processes.ok && processes.value[0]?.argv.map(shape)).toEqual(['mysqld', '--password=***', '--secret', '***', '--verbose', 'x']);
});

test('no secret survives, wherever it stands in a text', async () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9]{10,30}$/);
  const noise = fc
    .array(fc.stringMatching(/^[a-z =:{}#]{0,20}$/), { maxLength: 5 })
    .map((lines) => lines.map((line) => `${line}\n`).join(''));
  const frames = fc.constantFrom(
    (s: string) => `x_password = ${s}\n`,
    (s: string) => `bind_pw=${s}\n`,
    (s: string) => `smtp_sasl_password_maps = inline:{ a=b:${s} }\n`,
    (s: string) => `x smtp_sasl_passwd_lookup: host \`a' user \`b' pass \`${s}'\n`,
    (s: string) => `-----BEGIN PRIVATE KEY-----\n${s}\n-----END PRIVATE KEY-----\n`,
    (s: string) => `x = pgsql://u:${s}@h/\n`,
  );
  await fc.assert(
    fc.asyncProperty(noise, frames, secret, noise, async (before, frame, hidden, after) => {
      const result = await hostOfTexts({ '/f': before + frame(hidden) + after }).readFile('/f');
      expect(result.ok && result.value).not.toContain(hidden);
    }),
  );
});

test('tokens are stable in one run, differ between runs and tell only the class of length', () => {
  const [one, two] = [secretTokens(), secretTokens()];
  expect(one('hunter2')).toBe(one('hunter2'));
  expect(one('hunter2')).not.toBe(two('hunter2'));
  expect(one(one('hunter2'))).toBe(one('hunter2'));
  expect(one('')).toBe('');
  expect(one('abc')).toHaveLength(one('hunter2').length);
  expect(one('a'.repeat(40)).length).toBeGreaterThan(one('abc').length);
});
