import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { busyboxRoute } from '../../../../src/probes/collect/syslog/busybox.ts';
import { parseRsyslog } from '../../../../src/probes/collect/syslog/parse-rsyslog.ts';
import { parseSyslogNg } from '../../../../src/probes/collect/syslog/parse-syslog-ng.ts';
import { routeOf } from '../../../../src/probes/collect/syslog/routes.ts';
import { syslogNgRoute } from '../../../../src/probes/collect/syslog/syslog-ng-routes.ts';

const info = { facility: 'mail', severity: 6, program: 'postfix' };
const warning = { ...info, severity: 4 };
const fatal = { ...info, severity: 2 };
const lines = (...text: string[]): string => text.join('\n');
const route = (text: string, message = info) => routeOf(parseRsyslog(text, '/etc/rsyslog.conf'), message);
const paths = (text: string, message = info) => route(text, message).files.map(({ path, all }) => (all ? path : `${path}?`));

describe('legacy selectors', () => {
  test.each([
    ['mail.* -/var/log/mail.log', ['/var/log/mail.log']],
    ['MAIL.info\t/var/log/maillog;RSYSLOG_TraditionalFileFormat', ['/var/log/maillog']],
    ['mail,news.=info /a', ['/a']],
    ['mail.warning /a', []],
    ['mail.!warning /a', []],
    ['mail.*;mail.!err /a', ['/a']],
    ['*.*;auth,authpriv.none -/var/log/syslog', ['/var/log/syslog']],
    ['*.info;mail.none;authpriv.none;cron.none /var/log/messages', []],
    ['2.* /a', ['/a']],
    ['local3.* /a', []],
    ['mail.* ?PerHost', ['PerHost']],
    ['# mail.* /a', []],
    ['mail.* \\\n  /a', ['/a']],
  ])('%s', (text, expected) => expect(paths(text)).toEqual(expected));

  test('severities split over files', () => {
    const text = lines('mail.=info /var/log/mail.info', 'mail.=warn /var/log/mail.warn', 'mail.err /var/log/mail.err');
    expect([info, warning, fatal].map((message) => paths(text, message))).toEqual([
      ['/var/log/mail.info'],
      ['/var/log/mail.warn'],
      ['/var/log/mail.err'],
    ]);
  });

  test('a second action with &, and then the end', () => {
    expect(paths(lines('mail.* /a', '& /b', '& stop', '*.* /c'))).toEqual(['/a', '/b']);
  });
});

describe('rules that throw mail away are named with their place', () => {
  test.each([
    ['mail.* ~'],
    ['mail.* stop'],
    [':programname, isequal, "postfix" ~'],
    [':syslogtag, startswith, "post" stop'],
    ["if $programname == 'postfix' then stop"],
    ['if ($syslogfacility-text == "mail" and not ($syslogseverity <= 2)) then { stop }'],
    ["if prifilt('mail.*') then stop"],
    ['if $programname == ["exim", "postfix"] then stop'],
    ['mail.* action(type="omdiscard")'],
    [lines('ruleset(name="quiet") { stop }', 'if $syslogfacility == 2 then call quiet')],
  ])('%s', (rule) => {
    const found = route(lines(rule, 'mail.* /var/log/mail.log'));
    expect(found.files).toEqual([]);
    expect(found.discarded?.at).toMatch(/^\/etc\/rsyslog\.conf:1$/);
  });

  test.each([
    [':msg, contains, "connect from" stop'],
    ['if $programname == "dovecot" then stop'],
    [':programname, !isequal, "postfix" stop'],
    [':syslogtag, startswith, "postfix/smtpd" stop'],
    ['if $fromhost-ip != "127.0.0.1" then stop'],
    ['if re_match($msg, "(x|y)") or $programname == "x" then stop'],
    ['ruleset(name="remote") { mail.* stop }'],
    [lines('$RuleSet remote', 'mail.* stop', '$RuleSet RSYSLOG_DefaultRuleset')],
  ])('not all of it: %s', (rule) => {
    const found = route(lines(rule, 'mail.* /var/log/mail.log'));
    expect(found.files.map(({ path }) => path)).toEqual(['/var/log/mail.log']);
    expect(found.discarded).toBeNull();
  });
});

describe('RainerScript', () => {
  test('an action in an else branch', () => {
    expect(
      paths('if $syslogfacility-text != "mail" then { action(type="omfile" file="/x") } else { action(type="omfile" file="/m") }'),
    ).toEqual(['/m']);
  });
  test('a block behind a selector, comments and other objects', () => {
    const text = lines(
      'module(load="imuxsock" SysSock.Use="on") /* x',
      'y */',
      'template(name="t" type="list") { property(name="msg") constant(value="}") }',
      'mail.* { # all',
      '  action(type="omfile" file="/m" template="t")',
      '  stop',
      '}',
      '*.* /all',
    );
    expect(paths(text)).toEqual(['/m']);
  });
  test('another host', () => {
    expect(route('mail.* @@loghost:514').elsewhere).toMatchObject([{ where: '@@loghost:514' }]);
    expect(route('mail.* action(type="omfwd" target="10.0.0.9")').elsewhere).toMatchObject([{ where: '10.0.0.9' }]);
  });
  test('a rule that names mail is told from one for everything', () => {
    expect(route(lines('*.* /all', 'mail.* /m', 'if $programname == "postfix" then /p')).files.map(({ named }) => named)).toEqual([
      false,
      true,
      true,
    ]);
  });
  test('BSD program blocks', () => {
    expect(paths(lines('!dovecot', '*.* /d', '!-postfix', '*.* /o', '!postfix', '*.* /p', '!*', 'mail.* /m'))).toEqual(['/p', '/m']);
  });
});

test('a configuration that is no text never throws', () => {
  const pieces = fc.constantFrom(
    'mail.*',
    'if',
    'then',
    '{',
    '}',
    '(',
    ')',
    '"',
    '&',
    ' stop\n',
    '/a',
    ':msg,',
    '\n',
    ' ',
    '$x',
    'action(',
    '\\',
  );
  fc.assert(fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => void route(parts.join(''))));
});

describe('syslog-ng', () => {
  const base = lines(
    'source s_src { system(); internal(); };',
    'destination d_mail { file("/var/log/mail.log"); };',
    'destination d_all { file("/var/log/messages" perm(0640)); };',
    'destination d_far { network("10.0.0.9" transport("tcp")); };',
    'filter f_mail { facility(mail) and not filter(f_noise); };',
    'filter f_noise { level(debug) };',
    'filter f_quiet { program("postfix"); };',
  );
  const ng = (text: string, message = info) => syslogNgRoute(parseSyslogNg(lines(base, text), '/etc/syslog-ng/syslog-ng.conf'), message);
  test.each([
    ['log { source(s_src); filter(f_mail); destination(d_mail); };', ['/var/log/mail.log']],
    ['log { source(s_src); filter { level(warning..emerg); }; destination(d_mail); };', []],
    [
      'log { source(s_src); filter(f_mail); destination(d_mail); flags(final); };\nlog { source(s_src); destination(d_all); };',
      ['/var/log/mail.log'],
    ],
    ['log { source(s_src); destination { file("/x"); }; };', ['/x']],
  ])('%s', (text, expected) => expect(ng(text).files.map(({ path }) => path)).toEqual(expected));
  test('a final path without a destination throws away', () => {
    const found = ng(lines('log { source(s_src); filter(f_quiet); flags(final); };', 'log { source(s_src); destination(d_all); };'));
    expect(found).toMatchObject({ files: [], discarded: { at: '/etc/syslog-ng/syslog-ng.conf:8' } });
  });
  test('another host', () =>
    expect(ng('log { source(s_src); destination(d_far); };').elsewhere).toMatchObject([{ where: 'network 10.0.0.9' }]));
});

test.each([
  [['syslogd', '-n'], ['/var/log/messages']],
  [['busybox', 'syslogd', '-O', '/var/log/all'], ['/var/log/all']],
  [['syslogd', '-R', '10.0.0.9'], []],
  [['syslogd', '-R', '10.0.0.9', '-L'], ['/var/log/messages']],
  [['syslogd', '-C128'], []],
])('busybox: %s', (argv, expected) => expect(busyboxRoute(argv).files.map(({ path }) => path)).toEqual(expected));
