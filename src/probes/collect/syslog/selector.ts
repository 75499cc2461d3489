/** Severities in which Postfix logs, by their syslog numbers: fatal and panic are crit (msg_syslog(3)). */
export const LEVELS = { info: 6, warning: 4, error: 3, fatal: 2 } as const;
export type Level = keyof typeof LEVELS;

const FACILITIES =
  'kern user mail daemon auth syslog lpr news uucp cron authpriv ftp ntp audit alert clock local0 local1 local2 local3 local4 local5 local6 local7'.split(
    ' ',
  );
const SEVERITIES: Readonly<Record<string, number>> = {
  emerg: 0,
  panic: 0,
  alert: 1,
  crit: 2,
  err: 3,
  error: 3,
  warning: 4,
  warn: 4,
  notice: 5,
  info: 6,
  debug: 7,
};

/** Is this the selector part of a line, such as `mail.*` or `*.*;auth,authpriv.none`? */
export const isSelector = (text: string): boolean => /^[\w*,]+\.[\w*!=]+(?:;[\w*,]+\.[\w*!=]+)*;?$/.test(text);

/** Does the selector take a message of this facility and severity? Parts stand in order, later ones correct earlier ones (syslog.conf(5)). */
export function selects(selector: string, facility: string, severity: number): boolean {
  let taken = false;
  for (const part of selector.split(';')) {
    const dot = part.lastIndexOf('.');
    const facilities = part.slice(0, dot).toLowerCase().split(',').map(facilityName);
    if (dot < 0 || !facilities.some((name) => name === '*' || name === facility)) continue;
    taken = applied(taken, part.slice(dot + 1).toLowerCase(), severity);
  }
  return taken;
}

/** Does any part name the facility itself, not only `*`? */
export function namesFacility(selector: string, facility: string): boolean {
  return selector
    .split(';')
    .some((part) => part.split('.')[0]?.toLowerCase().split(',').map(facilityName).includes(facility) && !part.endsWith('.none'));
}

/** As the journal's SYSLOG_FACILITY holds it; mail where the name is none. */
export const facilityNumber = (name: string): number => (FACILITIES.includes(name) ? FACILITIES.indexOf(name) : 2);

const facilityName = (name: string): string => (/^\d+$/.test(name) ? (FACILITIES[Number(name)] ?? name) : name);

function applied(taken: boolean, priority: string, severity: number): boolean {
  const [, not = '', only = '', name = ''] = /^(!?)(=?)(.*)$/.exec(priority) ?? [];
  if (name === 'none') return false;
  const limit = name === '*' ? 7 : (SEVERITIES[name] ?? Number(name));
  const fits = only === '=' && name !== '*' ? severity === limit : severity <= limit;
  if (!fits) return taken;
  return not === '';
}
