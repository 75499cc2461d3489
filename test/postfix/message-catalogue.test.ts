import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLogLine } from '../../src/postfix/log-line.ts';
import { MessageCatalogue } from '../../src/postfix/message-catalogue.ts';
import { messageEntries } from '../support/catalogue.ts';

const entries = messageEntries();
const catalogue = new MessageCatalogue(entries);
const severe = new Map(entries.map(({ id, severity }) => [id, severity]));
const clock = { nowMs: Date.parse('2026-11-24T00:00:00Z'), zone: 'UTC', offsetMinutes: 0 };

function match(tagAndText: string) {
  const line = parseLogLine(`Nov 23 18:36:43 mail ${tagAndText}`, clock);
  return line === null ? null : catalogue.match(line);
}

describe('messages as Postfix 3.7 and 3.10 write them', () => {
  test.each([
    [
      'postfix/master[4]: daemon started -- version 3.7.11, configuration /etc/postfix',
      'daemon-started',
      { version: '3.7.11', directory: '/etc/postfix' },
    ],
    ['postfix/master[4]: reload -- version 3.7.11, configuration /etc/postfix', 'daemon-reloaded', {}],
    ['postfix/master[4]: terminating on signal 15', 'master-terminating', { signal: '15' }],
    [
      'postfix[9]: fatal: /etc/postfix/main.cf, line 29: missing \'=\' after attribute name: "this is garbage"',
      'main-cf-line-malformed',
      { path: '/etc/postfix/main.cf', line: '29' },
    ],
    ['postfix[9]: fatal: open /etc/postfix/main.cf: No such file or directory', 'main-cf-open-failed', { directory: '/etc/postfix' }],
    ['postfix/postfix-script[9]: fatal: no /etc/postfix/master.cf file found', 'master-cf-file-missing', {}],
    ['postfix/postfix-script[9]: fatal: cannot execute /usr/sbin/postconf!', 'cannot-execute-postconf', {}],
    ['postfix/master[725]: fatal: bind 0.0.0.0 port 25: Address already in use', 'bind-address-in-use', { address: '0.0.0.0', port: '25' }],
    ['postfix/master[725]: fatal: bind 192.0.2.9 port 25: Cannot assign requested address', 'bind-address-not-here', {}],
    ['postfix/master[724]: fatal: daemon initialization failure -- see logs for details', 'daemon-initialization-failed', {}],
    [
      'postfix[9]: fatal: chdir(/var/spool/postfix): No such file or directory',
      'queue-directory-chdir-failed',
      { directory: '/var/spool/postfix' },
    ],
    [
      'postfix[9]: fatal: /usr/lib/postfix/postfix-script: No such file or directory',
      'postfix-script-missing',
      { directory: '/usr/lib/postfix' },
    ],
    [
      'postfix[9]: fatal: parameter inet_interfaces: no local interface found for 192.0.2.99',
      'no-local-interface',
      { address: '192.0.2.99' },
    ],
    [
      'postfix[9]: fatal: config variable inet_interfaces: host not found: nosuch.example.test',
      'interface-name-unresolvable',
      { host: 'nosuch.example.test' },
    ],
    [
      'postfix[9]: fatal: file /etc/postfix/main.cf: parameter myhostname: bad parameter value: mail_bad..name',
      'parameter-bad-value',
      { parameter: 'myhostname' },
    ],
    [
      'postfix[9]: fatal: file /etc/postfix/main.cf: parameter mail_owner: unknown user name value: nosuch',
      'parameter-unknown-user',
      { user: 'nosuch' },
    ],
    [
      "postfix[9]: fatal: maillog_file value '/opt/postfix.log' does not match any prefix in maillog_file_prefixes",
      'maillog-file-not-allowed',
      { path: '/opt/postfix.log' },
    ],
    [
      "postfix/postfix-script[9]: fatal: missing 'postlog' service in master.cf - run 'postfix upgrade-configuration'",
      'postlog-service-absent',
      {},
    ],
    [
      'master[1660]: fatal: master_spawn: exec /usr/lib/postfix/sbin/smtpdd: No such file or directory',
      'exec-program-missing',
      { program: '/usr/lib/postfix/sbin/smtpdd' },
    ],
    [
      'postfix/master[1649]: warning: process /usr/lib/postfix/sbin/smtpdd pid 1660 exit status 1',
      'child-exit-status',
      { pid: '1660', status: '1' },
    ],
    [
      'postfix/master[1649]: warning: /usr/lib/postfix/sbin/smtpdd: bad command startup -- throttling',
      'command-throttled',
      { program: '/usr/lib/postfix/sbin/smtpdd' },
    ],
    [
      'postfix/master[722]: warning: service "smtp" (25) has reached its process limit "2": new clients may experience noticeable delays',
      'process-limit-reached',
      { service: 'smtp', limit: '2' },
    ],
    ['postfix/master[404]: warning: service smtp: ignoring inet_interfaces change', 'inet-interfaces-change-ignored', {}],
    [
      'postfix/smtpd[1385]: fatal: parameter smtpd_timeout: bad time value or unit: abc',
      'time-value-bad',
      { parameter: 'smtpd_timeout', value: 'abc' },
    ],
    [
      'postfix/local[458]: fatal: bad numerical configuration: mailbox_size_limit = 51200000 # 50 MB',
      'number-bad',
      { parameter: 'mailbox_size_limit' },
    ],
    [
      'postfix/smtpd[3400]: fatal: invalid "-o smtpd_banner" option value: missing \'=\' after attribute name',
      'override-malformed',
      { parameter: 'smtpd_banner' },
    ],
    [
      'postfix/smtpd[2140]: warning: Connection concurrency limit exceeded: 2 from localhost[127.0.0.1] for service smtp',
      'connection-concurrency-limit',
      { count: '2', address: '127.0.0.1' },
    ],
    ['postfix/smtpd[482]: warning: unknown smtpd restriction: "permit_foo"', 'unknown-restriction', {}],
    [
      'postfix/smtpd[482]: NOQUEUE: reject: RCPT from localhost[127.0.0.1]: 451 4.3.5 Server configuration error; from=<a@b.test> to=<c@d.test> proto=ESMTP helo=<x>',
      'server-configuration-error',
      { stage: 'RCPT' },
    ],
    ['postfix/submission/smtpd[468]: connect from localhost[127.0.0.1]', 'client-connected', { client: 'localhost', address: '127.0.0.1' }],
    [
      'postfix/smtp[2493]: connect to mx.remote.test[198.51.100.25]:25: Connection timed out',
      'connect-timed-out',
      { host: 'mx.remote.test', port: '25' },
    ],
    [
      'postfix/smtp[2493]: 6A146288: to=<s@remote.test>, relay=none, delay=3.1, delays=0.01/0.06/3/0, dsn=4.4.1, status=deferred (connect to mx.remote.test[198.51.100.25]:25: Connection timed out)',
      'deferred-connect-timed-out',
      { to: 's@remote.test', address: '198.51.100.25' },
    ],
    [
      'postfix/smtp[2493]: 6A146288: to=<s@remote.test>, orig_to=<x>, relay=none, delay=3.1, delays=0.01/0.06/3/0, dsn=4.4.1, status=deferred (connect to mx.remote.test[198.51.100.25]:25: Connection refused)',
      'deferred-connect-refused',
      { to: 's@remote.test' },
    ],
    [
      'postfix/smtp[2493]: 6A146288: to=<s@remote.test>, relay=none, delay=0, delays=0/0/0/0, dsn=4.4.3, status=deferred (Host or domain name not found. Name service error for name=remote.test type=MX: Host not found, try again)',
      'deferred-name-try-again',
      { domain: 'remote.test' },
    ],
    [
      'postfix/smtp[2493]: 6A146288: to=<s@remote.test>, relay=mx.remote.test[198.51.100.25]:25, delay=3.1, delays=0/0/0/0, dsn=2.0.0, status=sent (250 2.0.0 Ok)',
      'delivered-remote',
      { host: 'mx.remote.test' },
    ],
    [
      'postfix/local[700]: B1FCA20E: to=<alice@example.test>, relay=local, delay=0.01, delays=0/0/0/0, dsn=2.0.0, status=sent (delivered to mailbox)',
      'delivered-local',
      { to: 'alice@example.test' },
    ],
    [
      'postfix/smtpd[1]: error: open database /etc/postfix/access.db: No such file or directory',
      'database-open-error',
      { path: '/etc/postfix/access.db', errno: 'No such file or directory' },
    ],
  ])('%s', (text, id, captures) => {
    expect(match(text)?.id).toBe(id);
    expect(match(text)?.captures).toMatchObject(captures);
  });
});

describe('what others say is no cause', () => {
  test.each([
    [
      'an answer',
      'postfix/smtp[1]: 6A146288: to=<a@b.test>, relay=mx.b.test[192.0.2.1]:25, delay=1, delays=0/0/0/0, dsn=4.0.0, status=deferred (host mx.b.test[192.0.2.1] said: 451 connect to x[192.0.2.2]:25: Connection timed out)',
    ],
    [
      'an address',
      'postfix/smtp[1]: 6A146288: to=<"x>, relay=none, delay=1, dsn=4.4.1, status=deferred (connect to e[192.0.2.6]:25: Connection timed out)"@b.test>, relay=mx.b.test[192.0.2.1]:25, delay=1, delays=0/0/0/0, dsn=2.0.0, status=sent (250 ok)',
    ],
    [
      'a greeting',
      'postfix/smtp[1]: host mx.b.test[192.0.2.1] refused to talk to me: 554 connect to x[192.0.2.2]:25: Network is unreachable',
    ],
    [
      'a subject',
      'postfix/cleanup[1]: 6A146288: warning: header Subject: bad command startup -- throttling from x[192.0.2.1]; from=<a@b.test> to=<c@d.test> proto=ESMTP helo=<x>',
    ],
    ['another program', 'sshd[1]: Invalid user postfix/master[4]: fatal: bind 0.0.0.0 port 25: Address already in use'],
  ])('%s', (_name, text) => {
    const id = match(text)?.id ?? '';
    expect([
      'connect-timed-out',
      'connect-network-unreachable',
      'deferred-connect-timed-out',
      'bind-address-in-use',
      'command-throttled',
    ]).not.toContain(id);
  });

  test('no text that a client can send makes a fatal message', () => {
    const causes = [
      'bind 0.0.0.0 port 25: Address already in use',
      'fatal: open database /x: No such file',
      'mail system startup failed',
      '/etc/postfix/main.cf, line 1: missing \'=\' after attribute name: "x"',
    ];
    const hostile = fc.tuple(fc.string(), fc.constantFrom(...causes), fc.string()).map((parts) => parts.join(' ').replace(/[\r\n]/g, '?'));
    const frames = [
      (text: string) =>
        `postfix/smtpd[1]: NOQUEUE: reject: RCPT from x[192.0.2.1]: 554 5.7.1 <a@b>: Relay access denied; from=<a@b> to=<c@d> proto=ESMTP helo=<${text}>`,
      (text: string) =>
        `postfix/cleanup[1]: 6A146288: warning: header Subject: ${text} from x[192.0.2.1]; from=<a@b> to=<c@d> proto=ESMTP helo=<x>`,
      (text: string) => `postfix/smtpd[1]: warning: non-SMTP command from x[192.0.2.1]: ${text}`,
      (text: string) =>
        `postfix/smtp[1]: 6A146288: to=<a@b.test>, relay=mx[192.0.2.1]:25, delay=1, delays=0/0/0/0, dsn=5.0.0, status=bounced (host mx[192.0.2.1] said: ${text})`,
      (text: string) => `postfix/qmgr[1]: 6A146288: from=<${text}>, size=1, nrcpt=1 (queue active)`,
    ];
    fc.assert(
      fc.property(hostile, fc.constantFrom(...frames), (text, frame) => {
        const id = match(frame(text))?.id ?? '';
        expect(severe.get(id) ?? 'info').not.toMatch(/fatal|panic|error/);
        expect(id).not.toMatch(/^(?:bind|open|main-cf|startup|database)/);
      }),
    );
  });
});

test('a template without literal text is refused', () => {
  const entry = { id: 'x', daemons: [], severity: 'info', template: '{a} {b}' } as const;
  expect(() => new MessageCatalogue([entry])).toThrow('no literal text');
});

test('the entry that says more goes first, whatever the order', () => {
  const entry = (id: string, template: string) => ({ id, daemons: [], severity: 'fatal', template }) as const;
  const two = new MessageCatalogue([entry('any', 'open {path}: {errno}'), entry('missing', 'open {path}: No such file or directory')]);
  expect(two.match({ severity: 'fatal', daemon: 'smtpd', text: 'open /x: No such file or directory' })?.id).toBe('missing');
  expect(two.match({ severity: 'fatal', daemon: 'smtpd', text: 'open /x: Permission denied' })).toEqual({
    id: 'any',
    captures: { path: '/x', errno: 'Permission denied' },
  });
});
