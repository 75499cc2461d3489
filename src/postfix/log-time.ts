/** What is needed to read time stamps that have no year and no zone: the host's clock. */
export interface LogClock {
  /** Milliseconds since the epoch (UTC). */
  readonly nowMs: number;
  /** IANA name of the host's zone; anything else makes `offsetMinutes` count. */
  readonly zone: string;
  /** Minutes east of UTC, used when the zone's name is unknown. */
  readonly offsetMinutes: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Epoch milliseconds of a time stamp in a log, or null when there is no such date. */
export function timeOf(date: string, clock: LogClock): number | null {
  const iso = /^\d{4}-/.test(date);
  return iso ? isoTime(date, clock) : yearlessTime(date, clock);
}

function isoTime(date: string, clock: LogClock): number | null {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(date);
  const plain = date.replace(',', '.').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const utc = Date.parse(zoned ? plain : `${plain}Z`);
  if (Number.isNaN(utc)) return null;
  return zoned ? utc : localToUtc(utc, clock);
}

/** The newest year in which the date exists and isn't more than a day ahead: a log has no lines from the future. */
function yearlessTime(date: string, clock: LogClock): number | null {
  const month = MONTHS.indexOf(date.slice(0, 3));
  const [day = 0, hour = 0, minute = 0, second = 0] = (date.slice(4).match(/\d+/g) ?? []).map(Number);
  const thisYear = new Date(clock.nowMs).getUTCFullYear();
  for (let year = thisYear + 1; month >= 0 && year > thisYear - 9; year--) {
    const local = Date.UTC(year, month, day, hour, minute, second);
    if (new Date(local).getUTCMonth() !== month) continue;
    const utc = localToUtc(local, clock);
    if (utc <= clock.nowMs + DAY_MS) return utc;
  }
  return null;
}

function localToUtc(local: number, clock: LogClock): number {
  const guess = local - offsetAt(local - clock.offsetMinutes * 60_000, clock) * 60_000;
  return local - offsetAt(guess, clock) * 60_000;
}

const offsets = new Map<string, number>();

/** Minutes east of UTC at a moment: daylight saving time may have changed since the line was written. */
function offsetAt(utc: number, clock: LogClock): number {
  const hour = Math.floor(utc / HOUR_MS);
  const key = `${clock.zone} ${hour} ${clock.offsetMinutes}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const found = zoneOffset(hour * HOUR_MS, clock);
  if (offsets.size > 20_000) offsets.clear();
  offsets.set(key, found);
  return found;
}

function zoneOffset(utc: number, clock: LogClock): number {
  const format = formatter(clock.zone);
  if (format === null) return clock.offsetMinutes;
  const name = format.formatToParts(utc).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name);
  if (match === null) return clock.offsetMinutes;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

const formatters = new Map<string, Intl.DateTimeFormat | null>();

function formatter(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    if (/^[A-Z]/.test(zone)) made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    // a zone that this Node doesn't know: the offset of now has to do
  }
  formatters.set(zone, made);
  return made;
}
