import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NEEDED = {
  postfix: 'postfix',
  rsyslogd: 'rsyslog',
  dnsmasq: 'dnsmasq-base',
  ip: 'iproute2',
  nft: 'nftables',
  iptables: 'iptables',
  openssl: 'openssl',
  unshare: 'util-linux',
  'systemd-journald': 'systemd',
} as const;
const SBIN = ['/usr/sbin', '/sbin', '/usr/bin', '/bin', '/lib/systemd'];

/**
 * Why the lab can't run on this machine, in one line; null when it can.
 * @param root where the hosts' programs lie: this machine, or a directory that make-root.sh made.
 */
export function preflight(root = '/'): string | null {
  if (process.platform !== 'linux') return `it needs Linux namespaces, and this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'it needs root, to make namespaces and start Postfix in them';
  const missing = Object.entries(NEEDED).filter(([program]) => !SBIN.some((directory) => existsSync(join(root, directory, program))));
  if (missing.length > 0) {
    const programs = missing.map(([program]) => program).join(', ');
    if (root !== '/') return `${programs} not found in ${root}: make such a directory with test/lab/make-root.sh`;
    return `${programs} not found: apt-get install ${missing.map(([, name]) => name).join(' ')}`;
  }
  if (!existsSync(join(root, '/usr/share/postfix/master.cf.dist')))
    return '/usr/share/postfix/master.cf.dist not found: it needs the Postfix package of Debian';
  const file = ['/usr/share/postfix/master.cf.dist', '/usr/lib/postfix/postfix-lmdb.so'].find((path) => !existsSync(join(root, path)));
  return file ? `${file} not found: apt-get install postfix postfix-lmdb` : namespaces();
}

function namespaces(): string | null {
  const overlay =
    'mount -t tmpfs tmpfs /mnt && mkdir /mnt/u /mnt/w && mount -t overlay overlay -o lowerdir=/etc,upperdir=/mnt/u,workdir=/mnt/w /etc';
  const tried = spawnSync('unshare', ['--mount', '--net', '--pid', '--fork', '--uts', '--ipc', 'sh', '-c', overlay], { encoding: 'utf8' });
  if (tried.status === 0) return null;
  return `this machine gives no namespaces with overlayfs (a container without privileges?): ${tried.stderr.trim().split('\n')[0]}`;
}
