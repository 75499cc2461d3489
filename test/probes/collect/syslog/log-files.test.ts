import { expect, test } from 'vitest';
import { logFiles } from '../../../../src/probes/collect/syslog/log-files.ts';
import type { MailRoutes } from '../../../../src/probes/collect/syslog/mail-routes.ts';
import { parseRsyslog } from '../../../../src/probes/collect/syslog/parse-rsyslog.ts';
import { routeOf } from '../../../../src/probes/collect/syslog/routes.ts';

function filesOf(...lines: string[]) {
  const route = (severity: number) =>
    routeOf(parseRsyslog(lines.join('\n'), '/etc/rsyslog.conf'), { facility: 'mail', severity, program: 'postfix' });
  const levels = { info: route(6), warning: route(4), error: route(3), fatal: route(2) };
  const routes: MailRoutes = { rules: '/etc/rsyslog.conf', kind: 'rsyslog', running: true, levels, unread: [] };
  return logFiles(routes);
}

test("the file of mail goes before that of everything, whatever the rules' order", () =>
  expect(filesOf('*.* /var/log/syslog', 'mail.* /var/log/mail.log')).toEqual({
    files: ['/var/log/mail.log'],
    alsoIn: ['/var/log/syslog'],
    split: false,
  }));

test('a file with all severities beside those for some', () =>
  expect(filesOf('mail.info /var/log/mail.info', 'mail.warn /var/log/mail.warn')).toMatchObject({
    files: ['/var/log/mail.info'],
    split: false,
  }));

test('no file has all severities', () =>
  expect(filesOf('mail.=info /i', 'mail.=warn /w', 'mail.err /e')).toEqual({ files: ['/i', '/w', '/e'], alsoIn: [], split: true }));

test('a file for lines with a certain text is not the log', () =>
  expect(filesOf(':msg, contains, "reject" /r', 'mail.* /m')).toMatchObject({ files: ['/m'], split: false }));

test('a filter that nobody can judge makes no split', () =>
  expect(filesOf(':fromhost, isequal, "x" stop', '*.* /s', 'mail.* /m')).toMatchObject({ files: ['/m'], alsoIn: ['/s'], split: false }));
