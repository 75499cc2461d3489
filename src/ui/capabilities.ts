export type Environment = { readonly [name: string]: string | undefined };

/** Terminals and locales that show only ASCII: the Linux console's fonts are small, a VT has none, and C is no UTF-8 locale. */
export function needsAscii(env: Environment): boolean {
  if (/^(linux|dumb|vt\d.*)$/.test(env['TERM'] ?? '')) return true;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C';
  return !/utf-?8/i.test(locale);
}

/** Why the linear mode is wanted; null when it isn't. The option wins over the environment. */
export function linearBecause(option: boolean, env: Environment): string | null {
  if (option) return '--accessible';
  if (isOn(env['POSTMEDIC_ACCESSIBLE'])) return 'POSTMEDIC_ACCESSIBLE';
  if (env['POSTMEDIC_ACCESSIBLE'] === undefined && isOn(env['ACCESSIBLE'])) return 'ACCESSIBLE';
  return env['TERM'] === 'dumb' ? 'TERM=dumb' : null;
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
