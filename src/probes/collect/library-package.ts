import type { Host } from '../../host/types.ts';

/** Debian's packages for the libraries that Postfix and its plug-ins load, where the library itself is gone from the package database. */
const PACKAGES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^libpostfix-|^postfix-\w+\.so/, 'postfix'],
  [/^libsasl2\.so\.2$/, 'libsasl2-2'],
  [/^libdb-5\.3\.so$/, 'libdb5.3'],
  [/^lib(ssl|crypto)\.so\.3$/, 'libssl3'],
  [/^libnsl\.so\.2$/, 'libnsl2'],
  [/^libtirpc\.so\.3$/, 'libtirpc3'],
  [/^liblmdb\.so\.0$/, 'liblmdb0'],
  [/^libpcre2-8\.so\.0$/, 'libpcre2-8-0'],
  [/^libpq\.so\.5$/, 'libpq5'],
  [/^libmariadb\.so\.3$/, 'libmariadb3'],
  [/^libsqlite3\.so\.0$/, 'libsqlite3-0'],
  [/^libtlsrpt\.so\.0$/, 'libtlsrpt0'],
  [/^libc\.so\.6$|^libm\.so\.6$|^libresolv\.so\.2$/, 'libc6'],
];

/** The package that a library belongs to: by dpkg's database, else by its usual name; null when neither knows. */
export async function libraryPackage(host: Host, library: string): Promise<string | null> {
  const ran = await host.run(['dpkg', '-S', library]);
  const owner = ran.ok && ran.value.code === 0 ? ownerIn(ran.value.stdout, library) : null;
  if (owner !== null) return owner;
  const icu = /^libicu\w+\.so\.(\d+)$/.exec(library);
  if (icu) return `libicu${icu[1]}`;
  return PACKAGES.find(([pattern]) => pattern.test(library))?.[1] ?? null;
}

/** `libsasl2-2:amd64: /usr/lib/x86_64-linux-gnu/libsasl2.so.2`; the name must be the whole file name. */
export function ownerIn(stdout: string, library: string): string | null {
  for (const line of stdout.split('\n')) {
    const [, owner, path] = /^([a-z0-9][a-z0-9.+-]*)(?::\w+)?: (\/.*)$/.exec(line) ?? [];
    if (owner && path?.endsWith(`/${library}`)) return owner;
  }
  return null;
}
