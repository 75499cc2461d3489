import { type Paper, paperHost, process } from './paper-host.ts';

export const INSTANCE = { name: '-', config: '/etc/postfix' };
export const NOW = Date.parse('2026-11-24T12:00:00Z');
export const RSYSLOG = 'module(load="imuxsock")\n*.*;auth,authpriv.none -/var/log/syslog\nmail.* -/var/log/mail.log\n';
export const STARTED = '2026-11-24T08:00:00+00:00 mail postfix/master[400]: daemon started -- version 3.7.11, configuration /etc/postfix\n';
export const init = process(1, '/sbin/init');
export const rsyslogd = process(100, '/usr/sbin/rsyslogd', { startedAtMs: NOW - 9_000_000 });

/** A host that logs as Debian does, with what differs put over it. */
export function logHost(paper: Paper = {}, mainCf = '') {
  return paperHost({
    nowMs: NOW,
    processes: [init, rsyslogd],
    ...paper,
    files: {
      '/etc/postfix/main.cf': mainCf,
      '/etc/postfix/master.cf': 'smtp inet n - y - - smtpd\npostlog unix-dgram n - n - 1 postlogd\n',
      '/etc/rsyslog.conf': RSYSLOG,
      '/var/log/mail.log': STARTED,
      ...paper.files,
    },
    stats: {
      '/dev/log': { type: 'socket' },
      '/var/log': { type: 'directory', mode: 0o755 },
      '/var/spool/postfix': { type: 'directory', inode: 7 },
      ...paper.stats,
    },
    sockets: { '/dev/log': 'bad-output', ...paper.sockets },
    rooms: { '/var/log/mail.log': {}, ...paper.rooms },
    directories: { '/proc/100/fd': ['7'], ...paper.directories },
    links: { '/proc/100/fd/7': '/var/log/mail.log', ...paper.links },
  });
}
