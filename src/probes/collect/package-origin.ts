import type { Host } from '../../host/types.ts';
import type { OperatingSystem } from './operating-system.ts';

/** The installed postfix package, as dpkg knows it. */
export interface InstalledPackage {
  readonly version: string;
  readonly architecture: string;
  readonly maintainer: string;
}

const FORMAT = '${Version}\\t${Architecture}\\t${Maintainer}\\n';

/** Null when there is no dpkg, or no package: an installation from source, or another package system. */
export async function postfixPackage(host: Host): Promise<InstalledPackage | null> {
  const ran = await host.run(['dpkg-query', '-W', '-f', FORMAT, 'postfix']);
  if (!ran.ok || ran.value.code !== 0) return null;
  const [version = '', architecture = '', maintainer = ''] = (ran.value.stdout.split('\n')[0] ?? '').split('\t');
  return version === '' ? null : { version, architecture, maintainer };
}

/**
 * The distribution release that a package was made for, when that is another than this host's; null when it fits or can't be told.
 * Debian marks updates with +deb12u1 and backports with ~bpo12+1; Ubuntu writes its name into version or maintainer.
 */
export function foreignOrigin({ version, maintainer }: InstalledPackage, os: OperatingSystem): string | null {
  const isUbuntu = /ubuntu/i.test(version) || /@(lists\.)?ubuntu\.com|@canonical\.com/i.test(maintainer);
  if (os.id === 'debian' && isUbuntu) return 'Ubuntu';
  const release = /(?:\+deb|~bpo)(\d+)/.exec(version)?.[1];
  if (release === undefined) return null;
  if (os.id === 'debian') return os.versionId === '' || os.versionId.split('.')[0] === release ? null : `Debian ${release}`;
  return os.id === 'ubuntu' && !isUbuntu ? `Debian ${release}` : null;
}
