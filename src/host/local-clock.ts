import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { bootTimeMs } from './local-processes.ts';
import type { NowValue, Result } from './types.ts';

/** The host's clock and zone. The zone is that of /etc/localtime, as daemons see it, not the TZ of whoever runs this. */
export async function now(): Promise<Result<NowValue>> {
  const epochMs = Date.now();
  const zone = await hostZone();
  return { ok: true, value: { epochMs, zone, offsetMinutes: offsetMinutes(zone, epochMs), bootMs: bootTimeMs(), hostname: hostname() } };
}

async function hostZone(): Promise<string> {
  const linked = await readlink('/etc/localtime').catch(() => '');
  const named = linked.split('/zoneinfo/')[1] ?? (await readFile('/etc/timezone', 'utf8').catch(() => '')).trim();
  return isZone(named) ? named : 'UTC';
}

function isZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/** Minutes east of UTC of a zone at an instant. */
export function offsetMinutes(zone: string, epochMs: number): number {
  const text = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(epochMs);
  const offset = /GMT([+-])(\d\d):(\d\d)/.exec(text);
  if (!offset) return 0;
  return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
}
